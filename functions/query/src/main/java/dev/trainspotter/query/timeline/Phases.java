package dev.trainspotter.query.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes phases of a history.
final class Phases {
  private Phases() {}

  /// A transition with a start.
  private record Placed(Transition transition, Instant start, @Nullable Instant end) {
    Placed {
      // The end of a job, or of one try, is a moment.
      end = transition.kind() == PhaseKind.END ? start : end;
    }

    boolean isEnd() {
      return transition.kind() == PhaseKind.END;
    }
  }

  /// The phases, in the order of their starts; only the last one may go on.
  static List<Phase> of(List<Transition> transitions, JobLifetime life) {
    List<Placed> placed = placed(transitions, life.created());
    placed.sort(inTime(placed, life));
    List<Phase> phases = new ArrayList<>();
    for (int i = 0; i < placed.size(); i++) {
      Instant next = i + 1 < placed.size() ? placed.get(i + 1).start() : null;
      Phase phase = phase(placed.get(i), next, life);
      if (!phases.isEmpty() && phases.getLast().isContinuedBy(phase)) {
        phases.add(phases.removeLast().and(phase));
      } else {
        phases.add(phase);
      }
    }
    return phases;
  }

  /// At equal starts as they were told, but last what has no end, and behind it the end of a job
  /// that has ended. Any other end is one that the job lived through, to start again.
  private static Comparator<Placed> inTime(List<Placed> placed, JobLifetime life) {
    Instant last = placed.stream().map(Placed::start).max(Instant::compareTo).orElse(null);
    return Comparator.comparing(Placed::start)
        .thenComparing(p -> life.hasEnded() && p.isEnd() && p.start().equals(last))
        .thenComparing(p -> p.end() == null);
  }

  /// Each transition with a start of its own, or else where the one told before it ends.
  private static List<Placed> placed(List<Transition> transitions, Instant created) {
    List<Placed> placed = new ArrayList<>();
    Instant start = created;
    @Nullable Instant end = created;
    for (Transition transition : transitions) {
      if (transition.start() != null) {
        start = transition.start();
      } else if (end != null) {
        start = end;
      } else if (transition.end() != null) {
        start = transition.end();
      }
      end = transition.end();
      if (end != null && end.isBefore(start)) {
        end = null;
      }
      placed.add(new Placed(transition, start, end));
    }
    return placed;
  }

  private static Phase phase(Placed placed, @Nullable Instant next, JobLifetime life) {
    @Nullable Instant end = placed.end();
    if (end == null) {
      end = next == null ? life.endOf(placed.transition().status(), placed.start()) : next;
    }
    String message = placed.transition().message();
    return new Phase(
        placed.transition().status(),
        new Span(placed.start(), end),
        message == null ? List.of() : List.of(message));
  }
}
