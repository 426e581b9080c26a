package dev.trainspotter.catalog.writer;

import static dev.trainspotter.catalog.Jobs.NOON;
import static dev.trainspotter.catalog.writer.Sightings.announced;
import static dev.trainspotter.catalog.writer.Sightings.described;
import static dev.trainspotter.catalog.writer.Sightings.missing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Jobs;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.table.Index;
import dev.trainspotter.catalog.table.TableShape;
import dev.trainspotter.catalog.table.Tables;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

class CatalogTableTest {
  private final Tables tables = Tables.fresh();
  private final CatalogTable table = tables.table();

  @Test
  void keepsADescribedJobAsOneRow() {
    Outcome outcome = table.keep(described(10, 30, "Training"));

    assertThat(outcome).isEqualTo(new Outcome.Kept(true));
    assertThat(tables.items()).hasSize(1);
    assertThat(tables.items().getFirst())
        .containsEntry("arn", AttributeValue.fromS(Jobs.arn("bert").key()))
        .containsEntry("creation_time", AttributeValue.fromS("2026-11-23T12:00:00.000Z"))
        .containsEntry("instance_count", AttributeValue.fromN("2"));
  }

  @Test
  void changesNothingTheSecondTime() {
    table.keep(described(10, 30, "Training"));
    List<Map<String, AttributeValue>> before = tables.items();

    Outcome outcome = table.keep(described(10, 30, "Training"));

    assertThat(outcome).isEqualTo(new Outcome.Unchanged());
    assertThat(tables.items()).isEqualTo(before);
  }

  @Test
  void remembersThatAnUnchangedJobWasSeenAgain() {
    table.keep(described(10, 30, "Training"));

    Outcome outcome = table.keep(described(10, 50, "Training"));

    assertThat(outcome).isEqualTo(new Outcome.Unchanged());
    assertThat(table.keep(missing(40))).isEqualTo(new Outcome.Stale());
    assertThat(tables.items().getFirst())
        .containsEntry("observed_at", AttributeValue.fromS(Sightings.time(50)))
        .doesNotContainKey("deleted_at");
  }

  @Test
  void marksARowThatCameAfterItsJobWasNotFound() {
    table.keep(missing(40));

    table.keep(described(10, 30, "Training"));

    assertThat(tables.items().getFirst())
        .containsEntry("deleted_at", AttributeValue.fromS(Sightings.time(40)));
  }

  @Test
  void endsTheSameForHistoriesInWhateverOrderTheyAreSeen() {
    for (long seed = 0; seed < History.number(10); seed++) {
      List<List<Sighting>> history = History.of(seed);
      Tables inOrder = Tables.fresh();
      history.stream().flatMap(List::stream).forEach(inOrder.table()::keep);
      Tables shuffled = Tables.fresh();
      History.shuffled(history, new Random(seed)).forEach(shuffled.table()::keep);
      assertThat(shuffled.items()).as("seed %d", seed).isEqualTo(inOrder.items());
    }
  }

  @Test
  void keepsALargeJobBesideALargeOlderOneOfItsName() {
    table.keep(large(10, 30, 500_000));

    Outcome outcome = table.keep(Sightings.again(large(10, 140, 5_100_000), 100));

    assertThat(outcome).isEqualTo(new Outcome.Kept(true));
    assertThat(tables.items())
        .extracting(item -> item.get("deleted_at"))
        .containsExactly(AttributeValue.fromS(Sightings.time(100)), null);
  }

  /// A description with this much text that does not compress well.
  private static Sighting large(int modified, int asked, int characters) {
    byte[] noise = new byte[characters * 3 / 4];
    new Random(characters).nextBytes(noise);
    return Sightings.withHyperParameter(
        described(modified, asked, "Training"), Base64.getEncoder().encodeToString(noise));
  }

  @Test
  void notesTheAccountAndRegionBeforeTheirFirstRow() {
    table.keep(described(10, 30, "Training"));

    assertThat(tables.notes())
        .containsExactly(
            Map.of(
                "topic", AttributeValue.fromS("account and region"),
                "entry", AttributeValue.fromS("111122223333/us-east-1")));
  }

  @Test
  void keepsBothGenerationsOfANameAndMarksTheOlder() {
    table.keep(described(10, 30, "Completed"));

    table.keep(Sightings.again(described(10, 140, "Training"), 100));

    assertThat(tables.items())
        .extracting(item -> item.get("deleted_at"))
        .containsExactly(AttributeValue.fromS("2026-11-23T12:01:40.000Z"), null);
  }

  @Test
  void movesARowWhoseCreationTimeWasOnlyAssumed() {
    table.keep(Sightings.timeless(11, "a", "Training"));

    table.keep(described(10, 30, "Training"));

    assertThat(tables.items())
        .extracting(item -> item.get("creation_time").s())
        .containsExactly("2026-11-23T12:00:00.000Z");
  }

  @Test
  void takesAnEmptyTuningArnOrStatusForAbsentInTheIndexes() {
    TrainingJob job =
        Jobs.described("empty", NOON, "{\"TuningJobArn\": \"\", \"TrainingJobStatus\": \"\"}");

    table.keep(new Sighting.Described(job));

    assertThat(tables.items().getFirst())
        .containsEntry("tuning_job_arn", AttributeValue.fromS(""))
        .doesNotContainKeys("tuning_arn", "training_job_status");
  }

  @Test
  void putsATuningJobsChildrenUnderItsArnInLowerCase() {
    TrainingJob job =
        Jobs.described(
            "child",
            NOON,
            """
            {"TuningJobArn":
             "arn:aws:sagemaker:us-east-1:111122223333:hyper-parameter-tuning-job/Sweep"}
            """);

    table.keep(new Sighting.Described(job));

    assertThat(tables.items().getFirst().get("tuning_arn").s())
        .isEqualTo("arn:aws:sagemaker:us-east-1:111122223333:hyper-parameter-tuning-job/sweep");
  }

  @Test
  void endsTheSameWhenManyWriteAtOnce() throws Exception {
    List<Sighting> sightings =
        List.of(
            Sightings.created(described(10, 40, "Training"), NOON.plusMillis(583)),
            Sightings.timeless(35, "t", "Stopped"),
            Sightings.created(described(20, 50, "Uploading"), NOON.plusMillis(583)),
            announced(30, 31, "b", "Completed"),
            announced(25, 33, "d", "Stopping"),
            Sightings.again(described(10, 140, "Training"), 100),
            Sightings.again(announced(30, 131, "e", "Failed"), 100),
            Sightings.again(announced(10, 211, "g", "Training"), 200));
    sightings.forEach(table::keep);
    List<Map<String, AttributeValue>> expected = tables.items();

    for (long seed = 0; seed < History.number(20); seed++) {
      Tables others = Tables.fresh();
      keepAtOnce(others.table(), sightings, seed);
      assertThat(others.items()).as("seed %d", seed).isEqualTo(expected);
    }
  }

  private static void keepAtOnce(CatalogTable table, List<Sighting> sightings, long seed)
      throws Exception {
    List<Callable<Outcome>> writers = new ArrayList<>();
    sightings.forEach(
        sighting -> writers.addAll(Collections.nCopies(2, () -> table.keep(sighting))));
    Collections.shuffle(writers, new Random(seed));
    try (var pool = Executors.newFixedThreadPool(8)) {
      for (var outcome : pool.invokeAll(writers)) {
        outcome.get();
      }
    }
  }

  @Test
  void knowsItsOwnRowWhenThePutLandedButTheAnswerWasLost() {
    CatalogTable losing = tables.losingAnAnswerTo("PutItem").table();
    table.keep(described(10, 30, "Training"));

    Outcome outcome = losing.keep(described(20, 40, "Uploading"));

    assertThat(outcome).isEqualTo(new Outcome.Kept(false));
    assertThat(tables.items()).hasSize(1);
  }

  @Test
  void movesARowOnceWhenTheAnswerToTheTransactionWasLost() {
    CatalogTable losing = tables.losingAnAnswerTo("TransactWriteItems").table();
    table.keep(Sightings.timeless(11, "a", "Training"));

    Outcome outcome = losing.keep(described(10, 30, "Training"));

    assertThat(outcome).isEqualTo(new Outcome.Kept(false));
    assertThat(tables.items()).hasSize(1);
  }

  @Test
  void knowsNothingOfAJobThatWasNeverSeen() {
    assertThat(table.keep(missing(40))).isEqualTo(new Outcome.Gone(false));
    assertThat(tables.items()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void isMadeInTheShapeThatTheCodeReads(TableShape shape) {
    String name = shape == TableShape.CATALOG ? tables.catalog() : tables.state();

    TableDescription made = tables.dynamo().describeTable(r -> r.tableName(name)).table();

    assertThat(made.keySchema())
        .extracting(key -> key.attributeName())
        .containsExactly(shape.partitionKey().id(), shape.sortKey().id());
    assertThat(made.globalSecondaryIndexes())
        .extracting(index -> index.indexName())
        .containsExactlyInAnyOrderElementsOf(shape.indexes().stream().map(Index::id).toList());
  }

  @ParameterizedTest
  @EnumSource
  void projectsOnlyColumnsKeysAndTheDigest(Index index) {
    assertThat(index.nonKeyAttributes())
        .hasSizeLessThanOrEqualTo(20)
        .allMatch(id -> Column.find(id) != null || id.equals(Generation.DIGEST));
  }
}
