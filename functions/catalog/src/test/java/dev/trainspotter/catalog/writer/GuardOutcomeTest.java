package dev.trainspotter.catalog.writer;

import static dev.trainspotter.catalog.Jobs.NOON;
import static dev.trainspotter.catalog.writer.Sightings.announced;
import static dev.trainspotter.catalog.writer.Sightings.described;
import static dev.trainspotter.catalog.writer.Sightings.missing;
import static dev.trainspotter.catalog.writer.Sightings.timeless;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Jobs;
import dev.trainspotter.catalog.table.RowAttribute;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What the guard says about a sighting at the edge between two outcomes.
class GuardOutcomeTest {
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

  @Test
  void knowsAnEventThatCameBefore() {
    Sighting event = announced(20, 21, "a", "Completed");

    assertThat(last(described(10, 30, "Training"), event, event))
        .isEqualTo(new Outcome.Unchanged());
    assertThat(last(described(10, 30, "Training"), event, announced(15, 16, "b", "Stopping")))
        .isEqualTo(new Outcome.Stale());
  }

  @Test
  void takesAnEventWithoutTimesForOneOfTheJobThatHadTheNameThen() {
    List<Sighting> jobs =
        List.of(
            described(10, 30, "Training"), Sightings.again(described(10, 140, "Training"), 100));
    Sighting event = timeless(50, "a", "Stopping");

    Decision decision = guard.decide(after(jobs), event);

    assertThat(decision.outcome()).isEqualTo(new Outcome.Stale());
    assertThat(decision.after()).hasSize(2);
    assertThat(Life.of(decision.after().getFirst()).aliveAt()).isEqualTo(Sightings.time(50));
  }

  @Test
  void addsNoRowWhenTheTrueCreationTimeBecomesKnown() {
    assertThat(last(Sightings.timeless(11, "a", "Training"), described(10, 30, "Training")))
        .isEqualTo(new Outcome.Kept(false));
    assertThat(
            last(
                Sightings.again(described(10, 140, "Training"), 100),
                described(10, 30, "Training")))
        .isEqualTo(new Outcome.Kept(true));
  }

  @Test
  void believesTheDescriptionOfTheMomentInWhichTheJobWasNotFound() {
    assertThat(last(described(10, 40, "Training"), missing(40))).isEqualTo(new Outcome.Stale());
    assertThat(last(described(10, 40, "Training"), missing(41))).isEqualTo(new Outcome.Gone(true));
    assertThat(last(described(10, 40, "Training"), missing(41), missing(41)))
        .isEqualTo(new Outcome.Gone(true));
  }

  @Test
  void replacesTheTagsByThoseThatWereListedLater() {
    Sighting described = Sightings.withTags(described(10, 30, "Training"), "old");
    Sighting tags = Sightings.tagged(40, "new");

    assertThat(last(described, tags)).isEqualTo(new Outcome.Kept(false));
    assertThat(last(described, tags, tags)).isEqualTo(new Outcome.Unchanged());
    assertThat(last(described, tags, Sightings.tagged(35, "between")))
        .isEqualTo(new Outcome.Stale());
    assertThat(last(tags)).isEqualTo(new Outcome.Stale());
    assertThat(after(List.of(described, tags)).getFirst().item().get(Column.TAGS.id()).m())
        .containsEntry("team", AttributeValue.fromS("new"));
  }

  @Test
  void listsTheTagsOfAJobInTheMomentOfItsCreation() {
    Sighting described = Sightings.withoutTags(Sightings.again(described(0, 130, "Starting"), 100));

    assertThat(last(described, Sightings.tagged(100, "new"))).isEqualTo(new Outcome.Kept(false));
    assertThat(last(described, Sightings.tagged(99, "new"))).isEqualTo(new Outcome.Stale());
  }

  @Test
  void ordersTwoEventsOfOneMomentByTheirIds() {
    Sighting first = announced(20, 21, "a", "Failed");
    Sighting second = announced(20, 21, "b", "Completed");

    assertThat(secondaryStatus(first, second)).isEqualTo("Completed");
    assertThat(secondaryStatus(second, first)).isEqualTo("Completed");
  }

  @Test
  void believesTheDescriptionOfTheChangeThatAnEventAnnounced() {
    Sighting event = announced(20, 21, "a", "Completed");
    Sighting description = described(20, 30, "Uploading");

    assertThat(secondaryStatus(event, description)).isEqualTo("Uploading");
    assertThat(secondaryStatus(description, event)).isEqualTo("Uploading");
  }

  @Test
  void keepsTheCreationTimeOfTheNewestOfTwoEvents() {
    Sighting older = announced(10, 11, "a", "Training");
    Sighting newer = Sightings.created(announced(20, 21, "b", "Completed"), NOON.plusMillis(583));

    assertThat(creationTime(older, newer)).isEqualTo("2026-11-23T12:00:00.583Z");
    assertThat(creationTime(newer, older)).isEqualTo("2026-11-23T12:00:00.583Z");
    assertThat(creationTime(timeless(11, "a", "Training"), timeless(12, "b", "Failed")))
        .isEqualTo(Sightings.time(12));
  }

  @Test
  void marksTagsAsStaleUntilTheyAreListedAgain() {
    Sighting described = Sightings.withTags(described(10, 30, "Training"), "old");
    Sighting withoutTags = Sightings.withoutTags(described(20, 50, "Uploading"));
    String stale = Column.TAGS_STALE.id();

    assertThat(after(List.of(described)).getFirst().item()).doesNotContainKey(stale);
    assertThat(after(List.of(described, withoutTags)).getFirst().item()).containsKey(stale);
    assertThat(after(List.of(withoutTags, Sightings.tagged(50, "new"))).getFirst().item())
        .doesNotContainKey(stale);
  }

  @Test
  void keepsTheTagsThatAnEventNamedUntilTheyAreListed() {
    Sighting event = Sightings.withTags(announced(10, 11, "a", "Training"), "named");
    Sighting later = Sightings.withTags(announced(50, 51, "b", "Stopping"), "named later");
    Sighting without = Sightings.withoutTags(described(20, 30, "Training"));
    Sighting listed = Sightings.withTags(described(25, 40, "Uploading"), "listed");

    assertThat(team(event, without)).isEqualTo("named");
    assertThat(team(without, event)).isEqualTo("named");
    assertThat(team(event, without, later)).isEqualTo("named later");
    assertThat(team(event, without, listed, later)).isEqualTo("listed");
    assertThat(team(later, listed, without, event)).isEqualTo("listed");
  }

  @Test
  void takesTheMarkBackWhenTheJobIsDescribedInTheSameMoment() {
    Generation row =
        after(List.of(described(10, 30, "Training"), missing(40), described(10, 40, "Training")))
            .getFirst();

    assertThat(row.deletedAt()).isNull();
  }

  @Test
  void listsTheTimesOfNotFoundsOnlyIfThereAreSeveral() {
    Sighting described = described(10, 30, "Training");
    String times = RowAttribute.NOT_FOUND_AT.id();

    assertThat(after(List.of(described, missing(40))).getFirst().item()).doesNotContainKey(times);
    assertThat(after(List.of(described, missing(40), missing(50))).getFirst().item())
        .containsKey(times);
  }

  @Test
  void ordersAnEventWithoutAChangeByItsJobsCreation() {
    String members =
        "{\"TrainingJobStatus\": \"InProgress\", \"CreationTime\": %d}"
            .formatted(NOON.toEpochMilli());

    assertThat(Sighting.modified(Jobs.announced("bert", NOON, members)))
        .isEqualTo(Sightings.time(0));
  }

  /// The clocks of SageMaker's services differ: this job was seen before it was created.
  @Test
  void countsANotFoundForTheJobThatHadTheNameThenInAnyOrder() {
    Sighting older = described(10, 30, "Completed");
    Sighting newer = Sightings.again(described(10, 97, "Training"), 100);

    List<Generation> rows = after(List.of(older, missing(99), newer));

    assertThat(rows).isEqualTo(after(List.of(older, newer, missing(99))));
    assertThat(rows).extracting(Generation::deletedAt).containsExactly(Sightings.time(99), null);
  }

  @Test
  void takesTheLaterGivenOfTwoSightingsThatNothingElseOrders() {
    assertThat(last(described(10, 30, "Training"), described(10, 30, "Uploading")))
        .isEqualTo(new Outcome.Kept(false));
    assertThat(last(announced(10, 11, "a", "Training"), announced(10, 11, "a", "Stopping")))
        .isEqualTo(new Outcome.Kept(false));
  }

  private String team(Sighting... sightings) {
    return after(List.of(sightings)).getFirst().item().get(Column.TAGS.id()).m().get("team").s();
  }

  private String creationTime(Sighting... sightings) {
    return after(List.of(sightings)).getFirst().creationTime();
  }

  private String secondaryStatus(Sighting... sightings) {
    return after(List.of(sightings)).getFirst().item().get(Column.SECONDARY_STATUS.id()).s();
  }
}
