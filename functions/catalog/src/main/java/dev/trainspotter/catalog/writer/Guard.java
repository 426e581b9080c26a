package dev.trainspotter.catalog.writer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rule of the product's writer. The same sightings in any order and any number end in the
/// same rows.
///
/// A description replaces an older one: by the time of the last status change and, if that is
/// equal, by the time of the request. An event sets the statuses and their times on an older
/// description, and a newer event replaces it as a whole ([Merge]). A response that the job does
/// not exist marks the row as deleted, and a newer generation marks all older ones. Nothing
/// removes a row.
public final class Guard implements DecisionRule {
  private static final Comparator<Generation> BY_CREATION =
      Comparator.comparing(Generation::creationTime);

  @Override
  public Decision decide(List<Generation> stored, Sighting sighting) {
    List<Generation> before = settled(stored);
    return switch (sighting) {
      case Sighting.Described(var job) -> merged(before, Generation.of(job));
      case Sighting.Found(var job) -> found(before, Generation.of(job));
      case Sighting.Announced announced -> merged(before, Generation.of(announced));
      case Sighting.Missing missing -> missing(before, missing.observed());
    };
  }

  private static Decision merged(List<Generation> before, Generation seen) {
    Generation known = match(before, seen);
    if (known == null) {
      return new Decision(new Outcome.Kept(true), with(before, null, seen));
    }
    Generation next = Merge.of(known, seen);
    if (!next.version().equals(known.version())) {
      return new Decision(new Outcome.Kept(false), with(before, known, next));
    }
    Outcome outcome = isSame(known, seen) ? new Outcome.Unchanged() : new Outcome.Stale();
    return new Decision(outcome, before);
  }

  private static boolean isSame(Generation known, Generation seen) {
    boolean isSameEvent = seen.event() != null && seen.event().equals(known.event());
    return isSameEvent || (seen.event() == null && seen.base().equals(known.base()));
  }

  private static Decision found(List<Generation> before, Generation found) {
    return match(before, found) == null
        ? new Decision(new Outcome.Kept(true), with(before, null, found))
        : new Decision(new Outcome.Unchanged(), before);
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
        : new Decision(new Outcome.Gone(true), with(before, known, known.withDeletedAt(observed)));
  }

  /// The stored generation of the same job as this one; null if this one is new.
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

  private static List<Generation> with(
      List<Generation> before, @Nullable Generation known, Generation next) {
    List<Generation> after = new ArrayList<>(before);
    after.remove(known);
    after.add(next);
    return settled(after);
  }

  /// The generations sorted oldest first, duplicates merged, and all but the last marked as
  /// deleted.
  private static List<Generation> settled(List<Generation> generations) {
    List<Generation> each = new ArrayList<>();
    for (Generation generation : generations.stream().sorted(BY_CREATION).toList()) {
      // Two writers at the same time may have stored one job with two creation times.
      boolean isKnown =
          !each.isEmpty() && (generation.isAssumed() || each.getLast().isCreatedWith(generation));
      if (isKnown) {
        each.add(Merge.of(each.removeLast(), generation));
      } else {
        each.add(generation);
      }
    }
    for (int i = 0; i + 1 < each.size(); i++) {
      markReplaced(each, i);
    }
    return List.copyOf(each);
  }

  /// Marks a generation as deleted, at the latest when its successor was created. A later deletion
  /// time belongs to the successor.
  private static void markReplaced(List<Generation> each, int index) {
    Generation older = each.get(index);
    Generation successor = each.get(index + 1);
    String created = successor.creationTime();
    String deletedAt = older.deletedAt();
    if (deletedAt != null && deletedAt.compareTo(created) <= 0) {
      return;
    }
    each.set(index, older.withDeletedAt(created));
    boolean isAboutSuccessor =
        deletedAt != null
            && successor.deletedAt() == null
            && deletedAt.compareTo(successor.observedAt()) > 0;
    if (isAboutSuccessor) {
      each.set(index + 1, successor.withDeletedAt(deletedAt));
    }
  }
}
