package dev.trainspotter.query.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stretch of time.
///
/// @param end not before the start; null when it still goes on
record Span(Instant start, @Nullable Instant end) {
  /// Where it ends, or now when it goes on; never before its start, whatever the clocks say.
  Instant endBy(Instant now) {
    if (end != null) {
      return end;
    }
    return now.isAfter(start) ? now : start;
  }

  Duration length(Instant now) {
    return Duration.between(start, endBy(now));
  }

  /// How long any of these lasts, what they share counted once.
  ///
  /// @param spans in the order of their starts
  static Duration covered(List<Span> spans, Instant now) {
    Duration sum = Duration.ZERO;
    Instant counted = Instant.MIN;
    for (Span span : spans) {
      Instant from = span.start().isAfter(counted) ? span.start() : counted;
      Instant to = span.endBy(now);
      if (to.isAfter(from)) {
        sum = sum.plus(Duration.between(from, to));
        counted = to;
      }
    }
    return sum;
  }
}
