package dev.trainspotter.query.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stretch of time of which SageMaker says nothing.
///
/// @param after the status before it, or `created`
/// @param before the status after it, `ended` or `deleted`; null while the gap goes on
record Gap(Span span, String after, @Nullable String before) {
  private static final String CREATED = "created";
  private static final String ENDED = "ended";
  private static final String DELETED = "deleted";

  /// What these phases leave uncovered of the job's life.
  ///
  /// @param phases at least one, in the order of their starts
  static List<Gap> between(List<Phase> phases, JobLifetime life, Instant now) {
    List<Gap> gaps = new ArrayList<>();
    Instant covered = life.created();
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
    Span rest = new Span(covered, life.endBehind(last, covered));
    if (last.span().end() != null && rest.endBy(now).isAfter(covered)) {
      gaps.add(new Gap(rest, after, end(rest, life)));
    }
    return gaps;
  }

  private static @Nullable String end(Span rest, JobLifetime life) {
    if (rest.end() == null) {
      return null;
    }
    return life.hasEnded() ? ENDED : DELETED;
  }
}
