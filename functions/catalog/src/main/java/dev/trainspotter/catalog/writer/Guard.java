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
/// not exist marks the row as deleted unless a later sighting shows the job ([Life]), and a newer
/// generation marks all older ones. Nothing removes a row.
public final class Guard implements DecisionRule {
  private static final Comparator<Generation> BY_CREATION =
      Comparator.comparing(Generation::creationTime);

  @Override
  public Decision decide(List<Generation> stored, Sighting sighting) {
    List<Generation> before = settled(stored);
    return switch (sighting) {
      case Sighting.Described(var job) -> merged(before, Generation.of(job));
      case Sighting.Found(var job) -> merged(before, Generation.of(job));
      case Sighting.Announced announced -> merged(before, Generation.of(announced));
      case Sighting.Tagged tagged -> tagged(before, tagged.known());
      case Sighting.Missing missing -> missing(before, missing.observed());
    };
  }

  private static Decision merged(List<Generation> before, Generation seen) {
    Generation known = match(before, seen);
    if (known == null) {
      return new Decision(new Outcome.Kept(true), with(before, null, seen));
    }
    Generation next = Merge.of(known, seen);
    if (!next.saysTheSameAs(known)) {
      return new Decision(new Outcome.Kept(false), with(before, known, next));
    }
    Outcome outcome = isSame(known, seen) ? new Outcome.Unchanged() : new Outcome.Stale();
    return new Decision(outcome, with(before, known, known.seenLike(next)));
  }

  private static boolean isSame(Generation known, Generation seen) {
    boolean isSameEvent = seen.event() != null && seen.event().equals(known.event());
    return isSameEvent || (seen.event() == null && seen.base().equals(known.base()));
  }

  private static Decision tagged(List<Generation> before, KnownTags tags) {
    Generation known = at(before, tags.at());
    KnownTags stored = known == null ? null : KnownTags.of(known);
    if (known == null || !tags.equals(KnownTags.newest(tags, stored))) {
      return new Decision(new Outcome.Stale(), before);
    }
    Generation next = known.with(tags);
    next = next.with(Life.of(next).merge(new Life(tags.at(), List.of())));
    return next.version().equals(known.version())
        ? new Decision(new Outcome.Unchanged(), before)
        : new Decision(new Outcome.Kept(false), with(before, known, next));
  }

  private static Decision missing(List<Generation> before, String observed) {
    Generation known = at(before, observed);
    if (known == null) {
      return new Decision(new Outcome.Gone(false), before);
    }
    Life life = Life.of(known);
    if (observed.compareTo(life.aliveAt()) <= 0) {
      return new Decision(new Outcome.Stale(), before);
    }
    Generation next = known.with(life.with(List.of(observed)));
    return next.version().equals(known.version())
        ? new Decision(new Outcome.Gone(true), before)
        : new Decision(new Outcome.Gone(true), with(before, known, next));
  }

  /// The generation that had the name at this time; null if none is known.
  private static @Nullable Generation at(List<Generation> before, String time) {
    Generation known = null;
    for (Generation generation : before) {
      if (generation.creationTime().compareTo(time) <= 0) {
        known = generation;
      }
    }
    return known;
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

  /// Marks a generation as deleted, at the latest when its successor was created. Later times at
  /// which the name was not found are the successor's.
  private static void markReplaced(List<Generation> each, int index) {
    Generation successor = each.get(index + 1);
    String created = successor.creationTime();
    Life older = Life.of(each.get(index));
    each.set(index, each.get(index).with(older.endedBy(created)));
    List<String> passedOn = older.ofSuccessor(created);
    if (!passedOn.isEmpty()) {
      each.set(index + 1, successor.with(Life.of(successor).with(passedOn)));
    }
  }
}
