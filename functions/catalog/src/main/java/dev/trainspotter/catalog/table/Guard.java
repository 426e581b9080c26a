package dev.trainspotter.catalog.table;

import dev.trainspotter.catalog.ObservedBy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides what a sighting changes, so that the same sightings in any order, any number of times,
/// end in the same rows.
///
/// A description replaces what is older by the time of the last status change and, where that is
/// equal, by the time of the question. An event lays its status over an older description and is
/// replaced by a newer event as a whole. A not-found marks, a newer generation marks all older
/// ones, nothing removes.
final class Guard {
  private static final Comparator<Generation> BY_CREATION =
      Comparator.comparing(Generation::creationTime);

  /// What a sighting makes of a job's generations.
  ///
  /// @param after the generations as they shall be, oldest first
  record Decision(Outcome.OfTable outcome, List<Generation> after) {}

  /// What this sighting makes of the generations that the table holds, oldest first.
  Decision decide(List<Generation> before, Sighting sighting) {
    return switch (sighting) {
      case Sighting.Described(var job) -> described(before, Generation.of(job));
      case Sighting.Found(var job) -> found(before, Generation.of(job));
      case Sighting.Announced announced -> announced(before, announced);
      case Sighting.Missing missing -> missing(before, missing.observed());
    };
  }

  private static Decision described(List<Generation> before, Generation described) {
    Generation known = match(before, described);
    if (known == null) {
      return new Decision(new Outcome.Kept(true), settled(before, null, described));
    }
    if (known.observedBy() == ObservedBy.DESCRIBE && isOlder(described, known)) {
      return new Decision(new Outcome.Stale(), before);
    }
    Generation next = described;
    NewestEvent event = known.event();
    if (event != null && event.modified().compareTo(described.modified()) > 0) {
      next = next.coveredBy(event);
    }
    return replaced(before, known, stillMissing(known, next));
  }

  /// What was observed before a not-found may be the best there is, but the mark stays.
  private static Generation stillMissing(Generation known, Generation next) {
    String deletedAt = known.deletedAt();
    boolean isLater = deletedAt != null && deletedAt.compareTo(next.observedAt()) > 0;
    return next.withDeletedAt(isLater ? deletedAt : null);
  }

  private static boolean isOlder(Generation described, Generation known) {
    int modified = described.modified().compareTo(known.modified());
    return modified < 0
        || (modified == 0 && described.observedAt().compareTo(known.observedAt()) < 0);
  }

  private static Decision found(List<Generation> before, Generation found) {
    return match(before, found) == null
        ? new Decision(new Outcome.Kept(true), settled(before, null, found))
        : new Decision(new Outcome.Unchanged(), before);
  }

  private static Decision announced(List<Generation> before, Sighting.Announced announced) {
    Generation event = Generation.of(announced);
    Generation known = match(before, event);
    if (known == null) {
      return new Decision(new Outcome.Kept(true), settled(before, null, event));
    }
    NewestEvent newest = NewestEvent.of(announced);
    int order = known.event() == null ? 1 : newest.compareTo(known.event());
    if (order == 0) {
      return new Decision(new Outcome.Unchanged(), before);
    }
    if (known.observedBy() == ObservedBy.EVENT) {
      Generation winner = order > 0 ? event : known;
      Generation other = order > 0 ? known : event;
      boolean knowsCreation = other.isAssumed() || !winner.isAssumed();
      Generation next = knowsCreation ? winner : winner.createdWith(other);
      return next.equals(known)
          ? new Decision(new Outcome.Stale(), before)
          : replaced(before, known, stillMissing(known, next));
    }
    return order > 0 && newest.modified().compareTo(known.modified()) > 0
        ? replaced(before, known, known.coveredBy(newest))
        : new Decision(new Outcome.Stale(), before);
  }

  private static Decision missing(List<Generation> before, String observed) {
    Generation known = null;
    for (Generation generation : before) {
      if (generation.creationTime().compareTo(observed) <= 0) {
        known = generation;
      }
    }
    if (known == null) {
      return new Decision(new Outcome.Gone(false), before);
    }
    if (observed.compareTo(known.observedAt()) <= 0) {
      return new Decision(new Outcome.Stale(), before);
    }
    String deletedAt = known.deletedAt();
    return deletedAt != null && deletedAt.compareTo(observed) <= 0
        ? new Decision(new Outcome.Gone(true), before)
        : new Decision(
            new Outcome.Gone(true), settled(before, known, known.withDeletedAt(observed)));
  }

  private static Decision replaced(List<Generation> before, Generation known, Generation next) {
    return next.version().equals(known.version())
        ? new Decision(new Outcome.Unchanged(), settled(before, known, known))
        : new Decision(new Outcome.Kept(false), settled(before, known, next));
  }

  /// The generation that this one is another sighting of; null when it is a new one.
  private static @Nullable Generation match(List<Generation> before, Generation seen) {
    Generation older = null;
    Generation newer = null;
    for (Generation generation : before) {
      if (generation.isCreatedWith(seen)) {
        return generation;
      }
      if (generation.creationTime().compareTo(seen.creationTime()) < 0) {
        older = generation;
      } else if (newer == null) {
        newer = generation;
      }
    }
    // An assumed creation time is later than the true one, with no other job between.
    if (seen.isAssumed() && older != null) {
      return older;
    }
    return newer != null && newer.isAssumed() ? newer : null;
  }

  /// The generations with one replaced or added; each that has a successor is marked as deleted.
  private static List<Generation> settled(
      List<Generation> before, @Nullable Generation known, Generation next) {
    List<Generation> after = new ArrayList<>(before);
    after.remove(known);
    after.add(next);
    after.sort(BY_CREATION);
    for (int i = 0; i + 1 < after.size(); i++) {
      Generation older = after.get(i);
      Generation successor = after.get(i + 1);
      String born = successor.creationTime();
      String deletedAt = older.deletedAt();
      if (deletedAt != null && deletedAt.compareTo(born) <= 0) {
        continue;
      }
      after.set(i, older.withDeletedAt(born));
      boolean isAboutSuccessor =
          deletedAt != null
              && successor.deletedAt() == null
              && deletedAt.compareTo(successor.observedAt()) > 0;
      if (isAboutSuccessor) {
        after.set(i + 1, successor.withDeletedAt(deletedAt));
      }
    }
    return List.copyOf(after);
  }
}
