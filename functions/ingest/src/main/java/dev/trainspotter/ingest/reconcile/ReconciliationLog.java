package dev.trainspotter.ingest.reconcile;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.catalog.state.Pass;
import dev.trainspotter.catalog.state.PassCounts.Figure;
import dev.trainspotter.catalog.state.ReconciledRange;
import dev.trainspotter.edge.JsonLog;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes one log line for each range that a run worked at, and the metrics of the run.
///
/// @param stackName the dimension of the metrics
public record ReconciliationLog(JsonLog lines, Masking masking, String stackName) {
  /// What a run made of a range: `complete`, or why the pass is unfinished.
  public static final String STATE = "state";

  private static final String COMPLETE = "complete";
  private static final String FAILED = "failed";
  private static final String MESSAGE_OF_FAILURE = "reconciliation failed";

  /// Another run works at this account and Region.
  void busy(AccountRegion accountRegion) {
    lines.log("INFO", "another run is at work", of(accountRegion));
  }

  /// The run leaves the range with its pass in this state.
  void left(ReconciledRange range, Pass pass) {
    Map<String, String> line = of(range.accountRegion());
    line.put("range", range.kind().id());
    line.put(STATE, pass.endedAt() == null ? pass.cause() : COMPLETE);
    put(line, "from", pass.from());
    put(line, "to", pass.to());
    put(line, "done_until", pass.doneUntil());
    for (Figure figure : Figure.values()) {
      line.put(figure.id(), Long.toString(pass.counts().get(figure)));
    }
    lines.log("INFO", "reconciled", line);
  }

  /// An error stopped the walk through the range.
  void failed(ReconciledRange range, RuntimeException e) {
    Map<String, String> line = of(range.accountRegion());
    line.put("range", range.kind().id());
    line.put(STATE, FAILED);
    line.put("error", masking.mask(String.valueOf(e)));
    lines.log("ERROR", MESSAGE_OF_FAILURE, line);
  }

  /// An error ended the run in this account and Region.
  void failed(AccountRegion accountRegion, Throwable e) {
    Map<String, String> line = of(accountRegion);
    line.put(STATE, FAILED);
    line.put("error", masking.mask(String.valueOf(e)));
    lines.log("ERROR", MESSAGE_OF_FAILURE, line);
  }

  /// The metrics of a run.
  ///
  /// @param left the ranges that it worked at
  /// @param all all ranges of its accounts and Regions
  void metrics(List<ReconciledRange> left, List<ReconciledRange> all, Instant now) {
    long overdue = all.stream().filter(range -> range.isOverdue(now)).count();
    lines.metrics(
        now,
        ReconciliationMetric.dimensions(stackName),
        List.of(
            ReconciliationMetric.OVERDUE_RANGES.of(overdue),
            ReconciliationMetric.MISSED_JOBS.of(sum(left, Figure.MISSED)),
            ReconciliationMetric.NEW_JOBS.of(sum(left, Figure.NEW_JOBS))));
  }

  /// A pass counts when it is complete, and so once.
  private static long sum(List<ReconciledRange> left, Figure figure) {
    return left.stream()
        .filter(range -> range.unfinished() == null && range.complete() != null)
        .mapToLong(range -> range.complete().counts().get(figure))
        .sum();
  }

  private static Map<String, String> of(AccountRegion accountRegion) {
    Map<String, String> line = new LinkedHashMap<>();
    line.put("account_id", accountRegion.accountId());
    line.put("region", accountRegion.region());
    return line;
  }

  private static void put(Map<String, String> line, String name, @Nullable Instant time) {
    if (time != null) {
      line.put(name, Timestamps.format(time));
    }
  }
}
