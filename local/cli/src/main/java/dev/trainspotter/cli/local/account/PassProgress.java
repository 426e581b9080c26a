package dev.trainspotter.cli.local.account;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.state.Pass;
import dev.trainspotter.catalog.state.PassCounts.Figure;
import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.catalog.state.ReconciledRange;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// How far the first pass is: jobs, pages, rate, and the time left where the number of jobs is
/// known.
final class PassProgress implements Consumer<ReconciledRange> {
  /// A rate that was measured for a shorter time says little.
  private static final Duration SHORTEST_MEASUREMENT = Duration.ofSeconds(5);

  private final Map<AccountRegion, Long> totals;
  private final int regions;
  private final LongSupplier nanoTime;
  private final Map<AccountRegion, Region> all = new HashMap<>();
  private final Map<AccountRegion, Long> recent = new HashMap<>();
  private final Map<String, Long> pages = new HashMap<>();

  /// One Region's pass over all jobs.
  ///
  /// @param first how many jobs were compared when it was seen first
  /// @param since when it was seen first
  private record Region(long first, long since, long jobs, boolean isDone) {
    double rate(long now) {
      return (jobs - first) * 1e9 / Math.max(1, now - since);
    }
  }

  /// @param totals the number of jobs of each Region, where it is known
  PassProgress(Map<AccountRegion, Long> totals, int regions, LongSupplier nanoTime) {
    this.totals = totals;
    this.regions = regions;
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized void accept(ReconciledRange range) {
    @Nullable Pass pass = range.unfinished() == null ? range.complete() : range.unfinished();
    if (pass == null) {
      return;
    }
    AccountRegion accountRegion = range.accountRegion();
    long jobs = pass.counts().get(Figure.LOOKED_AT);
    pages.put(accountRegion + range.kind().id(), pass.counts().get(Figure.CALLS));
    if (range.kind() == RangeKind.RECENT) {
      recent.put(accountRegion, jobs);
    }
    if (range.kind() == RangeKind.ALL) {
      long now = nanoTime.getAsLong();
      // The first pass over all jobs leaves out the recent ones, which were compared before.
      boolean isWithoutRecent = pass.to().isBefore(pass.startedAt());
      long sum = jobs + (isWithoutRecent ? recent.getOrDefault(accountRegion, 0L) : 0);
      Region before = all.getOrDefault(accountRegion, new Region(sum, now, sum, false));
      boolean isDone = pass.endedAt() != null;
      all.put(accountRegion, new Region(before.first(), before.since(), sum, isDone));
    }
  }

  /// How many jobs were compared.
  synchronized long jobs() {
    return all.values().stream().mapToLong(Region::jobs).sum();
  }

  /// How many pages were requested.
  private long pages() {
    return pages.values().stream().mapToLong(Long::longValue).sum();
  }

  /// What was compared, after the end.
  synchronized String result() {
    return "%s compared on %s".formatted(counted(jobs(), "job"), counted(pages(), "page"));
  }

  /// The progress in one line.
  synchronized String line() {
    if (all.isEmpty()) {
      long jobs = recent.values().stream().mapToLong(Long::longValue).sum();
      return "the last 35 days first: %s on %s"
          .formatted(counted(jobs, "job"), counted(pages(), "page"));
    }
    long now = nanoTime.getAsLong();
    double rate = all.values().stream().mapToDouble(region -> region.rate(now)).sum();
    String speed = rate < 1 ? "" : String.format(Locale.ROOT, ", %,.0f jobs a second", rate);
    @Nullable Duration left = left(now);
    return "%s on %s%s%s"
        .formatted(
            total(),
            counted(pages(), "page"),
            speed,
            left == null ? "" : ", about %s left".formatted(words(left)));
  }

  private String total() {
    if (totals.size() < regions) {
      return counted(jobs(), "job");
    }
    long total = totals.values().stream().mapToLong(Long::longValue).sum();
    return String.format(Locale.ROOT, "%,d of %s", jobs(), counted(Math.max(total, jobs()), "job"));
  }

  /// The time that the slowest Region needs; null when that cannot be told yet.
  private @Nullable Duration left(long now) {
    if (totals.size() < regions || all.size() < regions) {
      return null;
    }
    double seconds = 0;
    for (Map.Entry<AccountRegion, Region> entry : all.entrySet()) {
      Region region = entry.getValue();
      long left = totals.getOrDefault(entry.getKey(), 0L) - region.jobs();
      double rate = region.rate(now);
      boolean isMeasured = now - region.since() >= SHORTEST_MEASUREMENT.toNanos() && rate > 0;
      if (!region.isDone() && left > 0) {
        if (!isMeasured) {
          return null;
        }
        seconds = Math.max(seconds, left / rate);
      }
    }
    return Duration.ofSeconds(Math.round(seconds));
  }

  /// A number with its noun, such as `1 job` or `2,000 jobs`.
  static String counted(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  /// A duration in its largest unit: seconds up to two minutes, minutes up to two hours.
  static String words(Duration duration) {
    if (duration.toSeconds() < 120) {
      return counted(duration.toSeconds(), "second");
    }
    return duration.toMinutes() < 120
        ? counted(duration.toMinutes(), "minute")
        : counted(duration.toHours(), "hour");
  }
}
