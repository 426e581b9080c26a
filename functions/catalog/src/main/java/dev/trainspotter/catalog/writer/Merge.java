package dev.trainspotter.catalog.writer;

import dev.trainspotter.catalog.ObservedBy;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Merges two sightings of the same job into one row, independent of their order.
///
/// The base is the sighting from the richer source, or the newer one if both sources are equal.
/// The newest event covers the base if it is newer. The tags are those that were listed last. A
/// deletion time stays if it is later than every sighting of the job.
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
    KnownTags tags = KnownTags.newest(KnownTags.of(base), KnownTags.of(other));
    Generation tagged = tags == null ? merged : merged.with(tags);
    return tagged.with(Life.of(earlier).merge(Life.of(later)));
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
    if (event == null) {
      return base.uncovered();
    }
    if (event.modified().compareTo(base.modified()) > 0) {
      return base.coveredBy(event);
    }
    // An older description can still come. It replaces the record, and not the event.
    return base.observedBy() == ObservedBy.SEARCH ? base.remembering(event) : base.uncovered();
  }

  private static @Nullable NewestEvent newest(
      @Nullable NewestEvent one, @Nullable NewestEvent other) {
    return Stream.concat(Stream.ofNullable(one), Stream.ofNullable(other))
        .max(Comparator.naturalOrder())
        .orElse(null);
  }
}
