package dev.trainspotter.query.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A period about which SageMaker says nothing.
///
/// @param after the status before it, or `created`
/// @param before the status after it, `ended` or `deleted`; null while the gap goes on
record Gap(Span span, String after, @Nullable String before) {
  private static final String CREATED = "created";
  private static final String ENDED = "ended";
  private static final String DELETED = "deleted";

  /// The gaps between a job's creation and its end that no phase covers.
  ///
  /// @param phases at least one, in the order of their starts
  static List<Gap> between(List<Phase> phases, JobLifetime lifetime, Instant now) {
    List<Gap> gaps = new ArrayList<>();
    Instant covered = lifetime.created();
    String after = CREATED;
    for (Phase phase : phases) {
      if (phase.start().isAfter(covered)) {
        gaps.add(new Gap(new Span(covered, phase.start()), after, phase.status()));
      }
      Instant end = phase.span().endBy(now);
      if (!end.isBefore(covered)) {
        covered = end;
        after = phase.status();
      }
    }
    Phase last = phases.getLast();
    Span rest = new Span(covered, lifetime.endAfter(last, covered));
    if (last.span().end() != null && rest.endBy(now).isAfter(covered)) {
      gaps.add(new Gap(rest, after, end(rest, lifetime)));
    }
    return gaps;
  }

  private static @Nullable String end(Span rest, JobLifetime lifetime) {
    if (rest.end() == null) {
      return null;
    }
    return lifetime.hasEnded() ? ENDED : DELETED;
  }
}
