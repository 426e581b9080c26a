package dev.trainspotter.cli.local.account;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.KnownStatus;
import dev.trainspotter.catalog.TrainingJob;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Why jobs failed, by the beginning of the reason: SageMaker's reasons begin with a kind, such as
/// `AlgorithmError:`, or with a sentence.
final class FailureReasons {
  private static final int MOST_SHOWN = 5;

  /// Reasons that differ from their first letters on use no more memory than this many.
  private static final int MOST_REMEMBERED = 10_000;

  /// Up to the first colon or full stop, which is included, or the first 60 characters.
  private static final Pattern BEGINNING = Pattern.compile("[^:.\\p{Cntrl}]{0,60}[:.]?");

  private static final Finding FAILED =
      Finding.of("failed jobs", Column.TRAINING_JOB_STATUS.id() + "=" + KnownStatus.FAILED.text());

  private final Map<String, Long> byBeginning = new HashMap<>();
  private long failed;
  private long withoutReason;

  /// Counts the job if it failed.
  void add(TrainingJob job) {
    if (!KnownStatus.FAILED.text().equals(job.text(Column.TRAINING_JOB_STATUS))) {
      return;
    }
    failed++;
    @Nullable String reason = job.text(Column.FAILURE_REASON);
    if (reason == null || reason.isEmpty()) {
      withoutReason++;
      return;
    }
    Matcher beginning = BEGINNING.matcher(reason);
    String key = beginning.lookingAt() ? beginning.group() : "";
    if (!key.isEmpty() && (byBeginning.size() < MOST_REMEMBERED || byBeginning.containsKey(key))) {
      byBeginning.merge(key, 1L, Long::sum);
    }
  }

  /// All failed jobs, then the most frequent reasons, each with its number of jobs.
  Map<Finding, Long> findings() {
    Map<Finding, Long> findings = new LinkedHashMap<>();
    if (failed == 0) {
      return findings;
    }
    findings.put(FAILED, failed);
    List<String> frequent = new ArrayList<>(byBeginning.keySet());
    frequent.sort(
        Comparator.<String>comparingLong(this::jobs).reversed().thenComparing(key -> key));
    for (String key : frequent.subList(0, Math.min(MOST_SHOWN, frequent.size()))) {
      findings.put(
          failed("of these: " + key, Column.FAILURE_REASON.id() + "__startswith=" + key),
          jobs(key));
    }
    if (withoutReason > 0) {
      findings.put(
          failed("of these: without a reason", Column.FAILURE_REASON.id() + "__exists=false"),
          withoutReason);
    }
    return findings;
  }

  private static Finding failed(String label, String condition) {
    return Finding.of(
        label, Column.TRAINING_JOB_STATUS.id() + "=" + KnownStatus.FAILED.text(), condition);
  }

  /// A beginning can be that of a longer one.
  private long jobs(String key) {
    return byBeginning.entrySet().stream()
        .filter(other -> other.getKey().startsWith(key))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
