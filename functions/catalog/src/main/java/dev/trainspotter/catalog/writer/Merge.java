package dev.trainspotter.catalog.writer;

import dev.trainspotter.catalog.ObservedBy;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What two accounts of the same job make together, whichever came first.
///
/// The richer source is the base, of two equal ones the newer; the newest event lies over it where
/// it is newer still; a not-found from after the base was observed stays marked.
final class Merge {
  private Merge() {}

  /// The row that both make.
  ///
  /// @param later wins where nothing tells the two apart
  static Generation of(Generation earlier, Generation later) {
    boolean isEarlierRicher = isRicher(earlier, later);
    Generation base = isEarlierRicher ? earlier : later;
    Generation other = isEarlierRicher ? later : earlier;
    Generation merged =
        base.observedBy() == ObservedBy.EVENT
            ? createdAsKnown(base, other)
            : covered(base, newest(earlier.event(), later.event()));
    return merged.withDeletedAt(mark(merged, earlier, later));
  }

  private static boolean isRicher(Generation one, Generation other) {
    int source = one.observedBy().compareTo(other.observedBy());
    if (source != 0) {
      return source < 0;
    }
    if (one.event() != null && other.event() != null && one.observedBy() == ObservedBy.EVENT) {
      return one.event().compareTo(other.event()) > 0;
    }
    return isNewer(one, other);
  }

  /// Whether this description tells of a later change, or of the same and was asked later.
  static boolean isNewer(Generation one, Generation other) {
    int modified = one.modified().compareTo(other.modified());
    return modified > 0 || (modified == 0 && one.observedAt().compareTo(other.observedAt()) > 0);
  }

  private static Generation createdAsKnown(Generation newest, Generation other) {
    return newest.isAssumed() && !other.isAssumed() ? newest.createdWith(other) : newest;
  }

  private static Generation covered(Generation base, @Nullable NewestEvent event) {
    return event != null && event.modified().compareTo(base.modified()) > 0
        ? base.coveredBy(event)
        : base.uncovered();
  }

  private static @Nullable NewestEvent newest(
      @Nullable NewestEvent one, @Nullable NewestEvent other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) >= 0 ? one : other;
  }

  /// The first not-found since the row was observed; null when there is none.
  private static @Nullable String mark(Generation merged, Generation one, Generation other) {
    return Stream.of(one, other)
        .map(Generation::deletedAt)
        .filter(mark -> mark != null && mark.compareTo(merged.observedAt()) > 0)
        .sorted()
        .findFirst()
        .orElse(null);
  }
}
