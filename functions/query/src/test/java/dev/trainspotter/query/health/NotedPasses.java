package dev.trainspotter.query.health;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.state.Pass;
import dev.trainspotter.catalog.state.PassCounts;
import dev.trainspotter.catalog.state.PassCounts.Figure;
import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.catalog.state.ReconciledRange;
import dev.trainspotter.query.Running;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Passes of the reconciliation as its runs note them; it is noon.
record NotedPasses(HealthNotes notes) {
  static Pass begun(Duration ago) {
    return Pass.begun(null, Running.NOON.minus(ago), Running.NOON.minus(ago));
  }

  static Pass ended(Duration ago) {
    return begun(ago)
        .counting(new PassCounts(Map.of(Figure.LOOKED_AT, 7L, Figure.MISSED, 1L)))
        .ended(Running.NOON.minus(ago).plusSeconds(20));
  }

  void save(
      AccountRegion accountRegion,
      RangeKind kind,
      @Nullable Pass complete,
      @Nullable Pass unfinished) {
    ReconciledRange range = ReconciledRange.untouched(accountRegion, kind);
    if (complete != null) {
      range = range.working(complete, null).left(complete);
    }
    if (unfinished != null) {
      range = range.working(unfinished, null);
    }
    Objects.requireNonNull(notes.ranges().save(range));
  }

  /// Every range with a schedule was reconciled on time.
  void reconcile(AccountRegion accountRegion, RangeKind... except) {
    Stream.of(RangeKind.values())
        .filter(kind -> kind.period() != null && !List.of(except).contains(kind))
        .forEach(kind -> save(accountRegion, kind, ended(kind.period().dividedBy(2)), null));
  }
}
