package dev.trainspotter.query.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns the transitions of a job into phases.
final class Phases {
  private Phases() {}

  /// A transition whose start is known.
  private record Started(Transition transition, Instant start, @Nullable Instant end) {
    Started {
      // The end of a job, or of one attempt, is a moment.
      end = transition.kind() == PhaseKind.END ? start : end;
    }

    boolean isEnd() {
      return transition.kind() == PhaseKind.END;
    }
  }

  /// The phases, in the order of their starts. Only the last one may have no end.
  static List<Phase> of(List<Transition> transitions, JobLifetime lifetime) {
    List<Started> started = started(transitions, lifetime.created());
    started.sort(byStart(started, lifetime));
    List<Phase> phases = new ArrayList<>();
    for (int i = 0; i < started.size(); i++) {
      Instant next = i + 1 < started.size() ? started.get(i + 1).start() : null;
      Phase phase = phase(started.get(i), next, lifetime);
      if (!phases.isEmpty() && phases.getLast().isContinuedBy(phase)) {
        phases.add(phases.removeLast().and(phase));
      } else {
        phases.add(phase);
      }
    }
    return phases;
  }

  /// Sorts by start. Ties keep SageMaker's order, except: transitions without an end go last, and
  /// the end of a finished job goes after those. Any other end is the end of one attempt, after
  /// which the job started again.
  private static Comparator<Started> byStart(List<Started> started, JobLifetime lifetime) {
    Instant last = started.stream().map(Started::start).max(Instant::compareTo).orElse(null);
    return Comparator.comparing(Started::start)
        .thenComparing(p -> lifetime.hasEnded() && p.isEnd() && p.start().equals(last))
        .thenComparing(p -> p.end() == null);
  }

  /// Gives each transition a start: its own, or else the end of the transition before it.
  private static List<Started> started(List<Transition> transitions, Instant created) {
    List<Started> started = new ArrayList<>();
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
      started.add(new Started(transition, start, end));
    }
    return started;
  }

  private static Phase phase(Started started, @Nullable Instant next, JobLifetime lifetime) {
    @Nullable Instant end = started.end();
    if (end == null) {
      end = next == null ? lifetime.endOf(started.transition().status(), started.start()) : next;
    }
    String message = started.transition().message();
    return new Phase(
        started.transition().status(),
        new Span(started.start(), end),
        message == null ? List.of() : List.of(message));
  }
}
