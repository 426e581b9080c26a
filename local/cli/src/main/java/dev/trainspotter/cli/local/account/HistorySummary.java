package dev.trainspotter.cli.local.account;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ObservedBy;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.reader.IndexRange;
import dev.trainspotter.catalog.reader.IndexScan;
import dev.trainspotter.catalog.reader.Partition;
import dev.trainspotter.catalog.reader.Position;
import dev.trainspotter.catalog.reader.StoredJob;
import dev.trainspotter.cli.http.ApiUrl;
import dev.trainspotter.query.filter.Filter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the table shows of all its jobs: numbers, each with the command that lists the jobs.
final class HistorySummary {
  /// How many jobs SageMaker's console shows.
  private static final int CONSOLE_JOBS = 50;

  /// The most rows that are read at once.
  private static final int BATCH = 100;

  private static final List<Finding> PROTECTION =
      List.of(
          Finding.of("jobs without a VPC", Column.VPC_CONFIG.id() + "__exists=false"),
          Finding.of(
              "jobs whose volumes have no KMS key",
              Column.RESOURCE_CONFIG.id() + "__exists=true",
              Column.RESOURCE_CONFIG.id() + ".VolumeKmsKeyId__exists=false"));

  private final FailureReasons failures = new FailureReasons();
  private final SpotSavings spot = new SpotSavings();
  private final List<Filter> protection = PROTECTION.stream().map(Finding::filter).toList();
  private final long[] unprotected = new long[PROTECTION.size()];
  private long jobs;
  private long incomplete;

  private HistorySummary() {}

  /// Reads every row once.
  static HistorySummary of(CatalogReader reader) {
    HistorySummary summary = new HistorySummary();
    IndexScan scan = reader.scan(IndexRange.of(Partition.recent()), null);
    List<Position> positions = new ArrayList<>();
    for (@Nullable StoredJob row = scan.next(BATCH); row != null; row = scan.next(BATCH)) {
      positions.add(row.position());
      if (positions.size() == BATCH) {
        reader.rows(positions).forEach(stored -> summary.add(stored.job()));
        positions.clear();
      }
    }
    reader.rows(positions).forEach(stored -> summary.add(stored.job()));
    return summary;
  }

  private void add(TrainingJob job) {
    jobs++;
    failures.add(job);
    spot.add(job);
    for (int i = 0; i < unprotected.length; i++) {
      if (protection.get(i).test(job)) {
        unprotected[i]++;
      }
    }
    if (ObservedBy.SEARCH.id().equals(job.text(Column.OBSERVED_BY))) {
      incomplete++;
    }
  }

  /// How many rows have only what `Search` returns.
  long incomplete() {
    return incomplete;
  }

  /// The findings with their numbers of jobs, without those that no job has.
  Map<Finding, Long> findings() {
    Map<Finding, Long> findings = new LinkedHashMap<>();
    findings.put(
        Finding.of(
            jobs > CONSOLE_JOBS
                ? "jobs, of which SageMaker's console shows %d at once".formatted(CONSOLE_JOBS)
                : "jobs"),
        jobs);
    findings.putAll(failures.findings());
    findings.put(spot.finding(), spot.jobs());
    for (int i = 0; i < unprotected.length; i++) {
      findings.put(PROTECTION.get(i), unprotected[i]);
    }
    findings.values().removeIf(number -> number == 0);
    return findings;
  }

  /// The findings as they are printed: a line with the number, then one with the command.
  List<String> lines(ApiUrl url) {
    List<String> lines = new ArrayList<>();
    findings()
        .forEach(
            (finding, number) -> {
              lines.add(String.format(Locale.ROOT, "%,9d  %s", number, finding.label()));
              lines.add("           " + finding.command(url));
            });
    return lines;
  }
}
