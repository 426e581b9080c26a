package dev.trainspotter.catalog.writer;

import dev.trainspotter.catalog.ObservedBy;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Merges two sightings of the same job into one row, independent of their order.
///
/// The base is the sighting from the richer source, or the newer one if both sources are equal.
/// The newest event covers the base if it is newer. A deletion time after the base was observed
/// stays.
final class Merge {
  private Merge() {}

  /// The row that both sightings make.
  ///
  /// @param later the base if neither is richer or newer
  static Generation of(Generation earlier, Generation later) {
    boolean isEarlierRicher = isRicher(earlier, later);
    Generation base = isEarlierRicher ? earlier : later;
    Generation other = isEarlierRicher ? later : earlier;
    Generation merged =
        base.observedBy() == ObservedBy.EVENT
            ? withKnownCreation(base, other)
            : covered(base, newest(earlier.event(), later.event()));
    return merged.withDeletedAt(deletedAt(merged, earlier, later));
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

  /// Whether `one` describes a later change, or the same change and was requested later.
  static boolean isNewer(Generation one, Generation other) {
    int modified = one.modified().compareTo(other.modified());
    return modified > 0 || (modified == 0 && one.observedAt().compareTo(other.observedAt()) > 0);
  }

  private static Generation withKnownCreation(Generation newest, Generation other) {
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

  /// The earliest deletion time after the row was observed; null if there is none.
  private static @Nullable String deletedAt(Generation merged, Generation one, Generation other) {
    return Stream.of(one, other)
        .map(Generation::deletedAt)
        .filter(time -> time != null && time.compareTo(merged.observedAt()) > 0)
        .sorted()
        .findFirst()
        .orElse(null);
  }
}
