package dev.trainspotter.query.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A period in which the job had one secondary status.
///
/// @param messages SageMaker's messages in the period, without repetitions in a row
record Phase(String status, Span span, List<String> messages) {
  Phase {
    messages = List.copyOf(messages);
  }

  PhaseKind kind() {
    return PhaseKind.of(status);
  }

  Instant start() {
    return span.start();
  }

  /// Whether the next phase has the same status and starts no later than this one ends.
  boolean isContinuedBy(Phase next) {
    Instant end = span.end();
    return status.equals(next.status) && (end == null || !next.start().isAfter(end));
  }

  /// Both phases as one.
  Phase and(Phase next) {
    List<String> all = new ArrayList<>(messages);
    for (String message : next.messages) {
      if (all.isEmpty() || !all.getLast().equals(message)) {
        all.add(message);
      }
    }
    return new Phase(status, new Span(start(), later(span.end(), next.span.end())), all);
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return null;
    }
    return one.isAfter(other) ? one : other;
  }
}
