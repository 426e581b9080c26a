package dev.trainspotter.catalog.writer;

import static dev.trainspotter.catalog.writer.Sightings.again;
import static dev.trainspotter.catalog.writer.Sightings.announced;
import static dev.trainspotter.catalog.writer.Sightings.described;
import static dev.trainspotter.catalog.writer.Sightings.found;
import static dev.trainspotter.catalog.writer.Sightings.missing;
import static dev.trainspotter.catalog.writer.Sightings.tagged;
import static dev.trainspotter.catalog.writer.Sightings.withTags;
import static dev.trainspotter.catalog.writer.Sightings.withoutTags;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/// A made-up history of one job name, and sightings that a source could have had of it at any time:
/// the name is used up to three times, its jobs change their status and their tags, and are
/// deleted.
///
/// Whoever lists only the tags of a job has described it before, so those two sightings stay in
/// order.
final class History {
  private static final List<String> STATUSES =
      List.of("Starting", "Downloading", "Training", "Uploading", "Completed");

  private final Random random;

  /// @param created the second at which the job was created
  /// @param changes seconds after that at which the status changed, in order; the first is 0
  /// @param retagged seconds after creation at which its tags changed
  /// @param deleted the second at which it was deleted
  private record Life(int created, List<Integer> changes, int retagged, int deleted) {
    int change(int second) {
      return (int) changes.stream().filter(change -> change <= second - created).count() - 1;
    }
  }

  private History(Random random) {
    this.random = random;
  }

  /// How many histories to test: a few are enough to judge a mutant of the code, whose tests run
  /// again and again (`local/mutate`).
  static long number(int usual) {
    return Boolean.getBoolean("mutations") ? Math.min(usual, 2 + usual / 50) : usual;
  }

  /// Sightings of a history, in the order in which they were seen, each in a list with those that
  /// must follow it.
  static List<List<Sighting>> of(long seed) {
    return new History(new Random(seed)).sightings();
  }

  /// The same with each repeated up to twice, in any order; others may come between two that must
  /// follow one another.
  static List<Sighting> shuffled(List<List<Sighting>> sightings, Random random) {
    List<Deque<Sighting>> waiting = new ArrayList<>();
    for (List<Sighting> each : sightings) {
      for (int copies = 1 + random.nextInt(2); copies > 0; copies--) {
        waiting.add(new ArrayDeque<>(each));
      }
    }
    List<Sighting> shuffled = new ArrayList<>();
    while (!waiting.isEmpty()) {
      Deque<Sighting> next = waiting.get(random.nextInt(waiting.size()));
      shuffled.add(next.remove());
      waiting.removeIf(Deque::isEmpty);
    }
    return shuffled;
  }

  private List<List<Sighting>> sightings() {
    List<List<Sighting>> sightings = new ArrayList<>();
    int second = random.nextInt(100);
    addMissing(sightings, 0, second);
    for (int jobs = 1 + random.nextInt(3); jobs > 0; jobs--) {
      Life life = life(second);
      addSightings(sightings, life);
      second = life.deleted + 10 + random.nextInt(300);
      addMissing(sightings, life.deleted, second);
    }
    return sightings;
  }

  private Life life(int created) {
    List<Integer> changes = new ArrayList<>(List.of(0));
    while (changes.size() < STATUSES.size()) {
      changes.add(changes.getLast() + 5 + random.nextInt(60));
    }
    int last = changes.getLast();
    return new Life(
        created, changes, random.nextInt(last), created + last + 20 + random.nextInt(200));
  }

  private void addMissing(List<List<Sighting>> sightings, int from, int to) {
    for (int i = random.nextInt(4); i > 0 && from < to; i--) {
      sightings.add(List.of(missing(from + random.nextInt(to - from))));
    }
  }

  private void addSightings(List<List<Sighting>> sightings, Life life) {
    // Two answers of one moment say the same, so each moment is used once.
    random
        .ints(random.nextInt(6), life.created, life.deleted)
        .distinct()
        .forEach(second -> sightings.add(seen(life, second)));
    for (int change = 0; change < STATUSES.size(); change++) {
      if (random.nextBoolean()) {
        int modified = life.created + life.changes.get(change);
        String id = "event-" + modified;
        sightings.add(
            List.of(
                again(announced(modified, modified + 1, id, STATUSES.get(change)), life.created)));
      }
    }
  }

  private List<Sighting> seen(Life life, int second) {
    int change = life.change(second);
    int modified = life.created + life.changes.get(change);
    String tag = second - life.created < life.retagged ? "old" : "new";
    Sighting described = again(described(modified, second, STATUSES.get(change)), life.created);
    return switch (random.nextInt(4)) {
      case 0 ->
          List.of(
              withTags(again(found(modified, second, STATUSES.get(change)), life.created), tag));
      case 1 -> List.of(withoutTags(described));
      case 2 -> {
        int later = second + random.nextInt(life.deleted - second);
        String laterTag = later - life.created < life.retagged ? "old" : "new";
        yield List.of(withoutTags(described), tagged(later, laterTag));
      }
      default -> List.of(withTags(described, tag));
    };
  }
}
