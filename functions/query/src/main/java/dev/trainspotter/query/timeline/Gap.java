package dev.trainspotter.query.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stretch of time of which SageMaker says nothing.
///
/// @param after the status before it, or `created`
/// @param before the status after it, or `deleted`; null while the gap goes on
record Gap(Span span, String after, @Nullable String before) {
  private static final String CREATED = "created";
  private static final String DELETED = "deleted";

  /// What these phases leave uncovered of the job's life.
  ///
  /// @param phases at least one, in the order of their starts
  static List<Gap> between(List<Phase> phases, Life life, Instant now) {
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
    Gap last = last(phases, covered, after, life, now);
    if (last != null) {
      gaps.add(last);
    }
    return gaps;
  }

  /// What follows the last phase of a job that has not ended: SageMaker is between two steps.
  private static @Nullable Gap last(
      List<Phase> phases, Instant covered, String after, Life life, Instant now) {
    Instant until = life.deleted() == null ? now : life.deleted();
    if (life.hasEnded()
        || phases.getLast().kind() == PhaseKind.END
        || phases.getLast().span().end() == null
        || !until.isAfter(covered)) {
      return null;
    }
    return life.deleted() == null
        ? new Gap(new Span(covered, null), after, null)
        : new Gap(new Span(covered, life.deleted()), after, DELETED);
  }
}
