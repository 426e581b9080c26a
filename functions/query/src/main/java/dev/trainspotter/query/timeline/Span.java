package dev.trainspotter.query.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A period of time.
///
/// @param end not before the start; null while the period goes on
record Span(Instant start, @Nullable Instant end) {
  /// The end, or now while the period goes on. Never before the start, even if clocks differ.
  Instant endBy(Instant now) {
    if (end != null) {
      return end;
    }
    return now.isAfter(start) ? now : start;
  }

  Duration length(Instant now) {
    return Duration.between(start, endBy(now));
  }

  /// The time that at least one of these periods covers.
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
