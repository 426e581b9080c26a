package dev.trainspotter.ingest.reconcile;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.state.Pass;
import dev.trainspotter.catalog.state.PassCounts.Figure;
import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.catalog.state.ReconciledRange;
import dev.trainspotter.ingest.reconcile.shared.RunningRows;
import dev.trainspotter.ingest.sagemaker.JobSearch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// What every walk through a range needs.
///
/// @param running the rows of running jobs, which all walks of the run share
/// @param deadline the walk stops after this time
/// @param progress takes the range after each page
record Walk(
    AccountRegion accountRegion,
    JobSearch search,
    CatalogReader reader,
    RunningRows running,
    Findings findings,
    Checkpoint checkpoint,
    ExecutorService threads,
    InstantSource clock,
    Instant deadline,
    Consumer<ReconciledRange> progress) {
  /// What a walk returns that came to the end of its range.
  static final String ENDED = "";

  /// Walks through the range from its checkpoint on.
  ///
  /// @return why it stopped early; [#ENDED] if it came to the end
  String run(RangeKind kind) {
    Instant begin = clock.instant();
    String cause =
        switch (kind) {
          case OPEN -> new OpenWalk(this).run();
          case RECENT, ALL, BY_HAND -> new CreationWalk(this).run();
          case NOT_DESCRIBED -> new NotDescribedWalk(this).run();
        };
    findings.count(Figure.MILLISECONDS, Duration.between(begin, clock.instant()).toMillis());
    flush();
    return cause;
  }

  /// Does what the comparisons found, and counts it.
  void flush() {
    flush(pass -> pass);
  }

  /// Does what the comparisons found, counts it, and moves on to the next state of the pass. Both
  /// are stored together, so that a run that ends in between counts nothing twice.
  void flush(UnaryOperator<Pass> next) {
    checkpoint.move(next.apply(checkpoint.pass().counting(findings.flush(threads))));
    progress.accept(checkpoint.range().working(checkpoint.pass(), null));
  }

  boolean isOver() {
    return clock.instant().isAfter(deadline);
  }
}
