package dev.trainspotter.catalog.writer;

import static dev.trainspotter.catalog.Jobs.NOON;
import static dev.trainspotter.catalog.writer.Sightings.announced;
import static dev.trainspotter.catalog.writer.Sightings.described;
import static dev.trainspotter.catalog.writer.Sightings.found;
import static dev.trainspotter.catalog.writer.Sightings.missing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class GuardTest {
  private final Guard guard = new Guard();

  private List<Generation> after(List<Sighting> sightings) {
    List<Generation> generations = List.of();
    for (Sighting sighting : sightings) {
      generations = guard.decide(generations, sighting).after();
    }
    return generations;
  }

  private Outcome last(Sighting... sightings) {
    List<Sighting> all = List.of(sightings);
    return guard.decide(after(all.subList(0, all.size() - 1)), all.getLast()).outcome();
  }

  private static String text(Generation generation, Column column) {
    AttributeValue value = generation.item().get(column.id());
    return value == null ? null : value.s();
  }

  /// What messages teach of three generations of one name: a not-found comes with its event.
  private static List<List<Sighting>> messages() {
    Sighting completed = announced(30, 31, "c", "Completed");
    Sighting failed = Sightings.again(announced(30, 131, "e", "Failed"), 100);
    return List.of(
        List.of(described(10, 40, "Training")),
        List.of(described(20, 50, "Uploading")),
        List.of(described(20, 55, "Interrupted")),
        List.of(described(15, 70, "Downloading")),
        List.of(announced(12, 12, "a", "Downloading")),
        List.of(announced(30, 31, "b", "Completed")),
        List.of(completed, missing(80)),
        List.of(announced(25, 33, "d", "Stopping"), missing(90)),
        List.of(Sightings.again(described(10, 140, "Training"), 100)),
        List.of(failed, missing(160)),
        List.of(Sightings.again(announced(10, 111, "f", "Training"), 100)),
        List.of(Sightings.again(announced(10, 211, "g", "Training"), 200)),
        List.of(Sightings.again(announced(20, 221, "h", "Completed"), 200)));
  }

  @Test
  void endsTheSameInWhateverOrderAndNumberMessagesArrive() {
    List<Generation> expected = after(messages().stream().flatMap(List::stream).toList());

    for (long seed = 0; seed < History.number(1000); seed++) {
      List<Generation> generations = after(shuffled(seed));
      assertThat(contents(generations)).as("seed %d", seed).isEqualTo(contents(expected));
    }
  }

  private static List<Sighting> shuffled(long seed) {
    Random random = new Random(seed);
    List<List<Sighting>> deliveries = new ArrayList<>();
    for (List<Sighting> message : messages()) {
      deliveries.addAll(Collections.nCopies(1 + random.nextInt(3), message));
    }
    Collections.shuffle(deliveries, random);
    return deliveries.stream().flatMap(List::stream).toList();
  }

  /// Not-founds of a job without a row are kept apart and applied when a row is added, as the
  /// table's writer does.
  private List<Generation> afterWithNotes(List<Sighting> sightings) {
    List<Generation> generations = List.of();
    List<Sighting> notes = new ArrayList<>();
    for (Sighting sighting : sightings) {
      Decision decision = guard.decide(generations, sighting);
      generations = decision.after();
      if (decision.outcome().equals(new Outcome.Gone(false))) {
        notes.add(sighting);
      }
      if (decision.outcome().equals(new Outcome.Kept(true))) {
        for (Sighting note : notes) {
          generations = guard.decide(generations, note).after();
        }
      }
    }
    return generations;
  }

  @Test
  void endsTheSameForEveryHistoryInWhateverOrderItIsSeen() {
    for (long seed = 0; seed < History.number(400); seed++) {
      List<List<Sighting>> history = History.of(seed);
      List<Generation> expected = afterWithNotes(history.stream().flatMap(List::stream).toList());
      Random random = new Random(seed);
      for (int i = 0; i < 4; i++) {
        List<Sighting> shuffled = History.shuffled(history, random);
        assertThat(contents(afterWithNotes(shuffled)))
            .as("seed %d, shuffle %d: %s", seed, i, shuffled)
            .isEqualTo(contents(expected));
      }
    }
  }

  private static List<Map<String, AttributeValue>> contents(List<Generation> generations) {
    return generations.stream().map(Generation::item).toList();
  }

  @Test
  void keepsTheNewerOfTwoDescriptions() {
    assertThat(last(described(20, 30, "Training"), described(10, 40, "Starting")))
        .isEqualTo(new Outcome.Stale());
    assertThat(last(described(10, 40, "Starting"), described(20, 30, "Training")))
        .isEqualTo(new Outcome.Kept(false));
  }

  @Test
  void keepsTheLaterAskedOfTwoDescriptionsOfTheSameChange() {
    assertThat(last(described(10, 40, "Starting"), described(10, 30, "Pending")))
        .isEqualTo(new Outcome.Stale());
    assertThat(last(described(10, 30, "Pending"), described(10, 40, "Starting")))
        .isEqualTo(new Outcome.Kept(false));
  }

  @Test
  void writesNothingWhenOnlyTheTimeOfObservationDiffers() {
    assertThat(last(described(10, 30, "Training"), described(10, 40, "Training")))
        .isEqualTo(new Outcome.Unchanged());
  }

  @Test
  void laysANewerEventOverADescriptionAndTakesNothingAway() {
    Generation row =
        after(List.of(described(10, 30, "Training"), announced(20, 21, "a", "Completed")))
            .getFirst();

    assertThat(text(row, Column.SECONDARY_STATUS)).isEqualTo("Completed");
    assertThat(text(row, Column.OBSERVED_BY)).isEqualTo("describe");
    assertThat(row.item()).containsKey(Column.RESOURCE_CONFIG.id());
  }

  @Test
  void countsTheNewestOfSeveralEventsWhole() {
    Generation row =
        after(
                List.of(
                    described(10, 30, "Training"),
                    Sightings.failing(announced(20, 21, "a", "Failed"), "out of memory"),
                    announced(25, 26, "b", "Completed")))
            .getFirst();

    assertThat(text(row, Column.SECONDARY_STATUS)).isEqualTo("Completed");
    assertThat(text(row, Column.FAILURE_REASON)).isNull();
  }

  @Test
  void replacesTheEventsRowWithTheDescriptionButNotTheNewerStatus() {
    Generation row =
        after(List.of(announced(20, 21, "a", "Completed"), described(10, 30, "Training")))
            .getFirst();

    assertThat(text(row, Column.OBSERVED_BY)).isEqualTo("describe");
    assertThat(text(row, Column.SECONDARY_STATUS)).isEqualTo("Completed");
    assertThat(text(row, Column.LAST_MODIFIED_TIME)).isEqualTo(Sightings.time(20));
  }

  @Test
  void replacesAnEventsRowButNoDescriptionWithWhatSearchFound() {
    assertThat(last(found(10, 30, "Training"))).isEqualTo(new Outcome.Kept(true));
    assertThat(last(announced(5, 6, "a", "Starting"), found(10, 30, "Training")))
        .isEqualTo(new Outcome.Kept(false));
    assertThat(last(described(5, 20, "Starting"), found(10, 30, "Training")))
        .isEqualTo(new Outcome.Stale());
  }

  @Test
  void marksAJobThatIsNotFound() {
    List<Generation> rows = after(List.of(described(10, 30, "Training"), missing(40)));

    assertThat(rows.getFirst().deletedAt()).isEqualTo(Sightings.time(40));
  }

  @Test
  void takesTheMarkBackWhenTheJobIsDescribedLater() {
    List<Generation> rows =
        after(List.of(described(10, 30, "Training"), missing(40), described(10, 50, "Training")));

    assertThat(rows.getFirst().deletedAt()).isNull();
  }

  @Test
  void keepsWhatWasDescribedBeforeANotFoundAndTheMark() {
    List<Generation> rows =
        after(
            List.of(
                announced(10, 11, "a", "Training"), missing(40), described(10, 30, "Training")));

    assertThat(text(rows.getFirst(), Column.OBSERVED_BY)).isEqualTo("describe");
    assertThat(rows.getFirst().deletedAt()).isEqualTo(Sightings.time(40));
  }

  @Test
  void ignoresANotFoundFromBeforeTheDescription() {
    assertThat(last(described(10, 50, "Training"), missing(40))).isEqualTo(new Outcome.Stale());
  }

  @Test
  void marksEveryOlderGenerationWhenTheNameIsUsedAgain() {
    List<Generation> rows =
        after(
            List.of(
                described(10, 30, "Completed"),
                Sightings.again(described(10, 140, "Training"), 100)));

    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst().deletedAt()).isEqualTo(rows.getLast().creationTime());
    assertThat(rows.getLast().deletedAt()).isNull();
  }

  @Test
  void takesCreationTimesLessThanASecondApartForTheSameGeneration() {
    List<Generation> rows =
        after(
            List.of(
                announced(10, 11, "a", "Training"),
                Sightings.created(described(10, 30, "Training"), NOON.plusMillis(999))));

    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst().creationTime()).isEqualTo("2026-11-23T12:00:00.999Z");
  }

  static Stream<List<Sighting>> ordersOfAnEventWithoutTimes() {
    Sighting event = Sightings.timeless(11, "a", "Training");
    Sighting description = described(10, 30, "Training");
    return Stream.of(List.of(event, description), List.of(description, event));
  }

  @ParameterizedTest
  @MethodSource("ordersOfAnEventWithoutTimes")
  void findsTheGenerationOfAnEventWithoutTimes(List<Sighting> order) {
    List<Generation> rows = after(order);

    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst().creationTime()).isEqualTo(Sightings.time(0));
    assertThat(rows.getFirst().isAssumed()).isFalse();
  }

  @Test
  void keepsAnEventWithoutTimesUnderItsOwnTime() {
    List<Generation> rows = after(List.of(Sightings.timeless(11, "a", "Training")));

    assertThat(rows.getFirst().creationTime()).isEqualTo(Sightings.time(11));
    assertThat(rows.getFirst().isAssumed()).isTrue();
  }

  /// What two writers leave that both found the table empty.
  static Stream<List<Sighting>> pairsOfFirstWriters() {
    Sighting event = announced(10, 11, "a", "Training");
    Sighting described = Sightings.created(described(10, 30, "Training"), NOON.plusMillis(583));
    return Stream.of(
        List.of(event, described),
        List.of(Sightings.timeless(11, "a", "Training"), described),
        List.of(Sightings.timeless(11, "a", "Training"), Sightings.timeless(12, "b", "Failed")));
  }

  @ParameterizedTest
  @MethodSource("pairsOfFirstWriters")
  void makesOneRowOfTheSameJobWrittenTwiceAtOnce(List<Sighting> writers) {
    List<Generation> apart =
        writers.stream().map(w -> guard.decide(List.of(), w).after().getFirst()).toList();

    List<Generation> together = guard.decide(apart, writers.getLast()).after();

    assertThat(contents(together)).isEqualTo(contents(after(writers)));
    assertThat(together).hasSize(1);
    assertThat(together.getFirst().deletedAt()).isNull();
  }

  @Test
  void keepsAnEmptyStatusOutOfTheIndex() {
    List<Generation> rows =
        after(
            List.of(
                described(10, 30, "Training"),
                Sightings.emptyStatus(announced(20, 21, "a", "Completed"))));

    assertThat(text(rows.getFirst(), Column.TRAINING_JOB_STATUS)).isEqualTo("InProgress");
  }

  @Test
  void knowsNothingOfAJobThatWasNeverSeen() {
    assertThat(last(missing(40))).isEqualTo(new Outcome.Gone(false));
  }
}
