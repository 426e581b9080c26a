package dev.trainspotter.catalog.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.state.RowParts;
import dev.trainspotter.catalog.table.Fleet;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.table.ReadMeter;
import dev.trainspotter.catalog.writer.Generation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class CatalogReaderTest {
  private static final Fleet FLEET = Fleet.empty();

  @Test
  void findsTheNewestJobOfAName() {
    TrainingJobArn arn = Fleet.arn("reborn");
    TrainingJob old = Fleet.job(arn, Fleet.NOON.minusSeconds(3_600), Map.of());
    TrainingJob young = Fleet.job(arn, Fleet.NOON, Map.of());
    FLEET.with(List.of(old)).with(List.of(young));

    TrainingJob found = FLEET.reader().find(arn);

    assertThat(found).isEqualTo(young);
  }

  @Test
  void findsAnOlderJobOfANameByItsCreationTime() {
    TrainingJobArn arn = Fleet.arn("reborn-twice");
    Instant before = Fleet.NOON.minusSeconds(3_600);
    FLEET.with(List.of(Fleet.job(arn, before, Map.of())));
    FLEET.with(List.of(Fleet.job(arn, Fleet.NOON, Map.of())));

    TrainingJob found = FLEET.reader().find(arn, before);

    Map<String, AttributeValue> columns = found == null ? Map.of() : found.columns();
    assertThat(columns)
        .containsEntry("creation_time", Fleet.text("2026-11-23T11:00:00.000Z"))
        .containsKey("deleted_at");
  }

  @Test
  void findsAJobWhateverTheCaseOfItsArn() {
    TrainingJob job = Fleet.job(Fleet.arn("Mixed-Case"), Fleet.NOON, Map.of());
    FLEET.with(List.of(job));

    TrainingJob found = FLEET.reader().find(Fleet.arn("mIXED-cASE"));

    assertThat(found).isEqualTo(job);
  }

  @Test
  void findsNothingWhereThereIsNoRow() {
    CatalogReader reader = FLEET.reader();

    assertThat(reader.find(Fleet.arn("nobody"))).isNull();
    assertThat(reader.find(Fleet.arn("nobody"), Fleet.NOON)).isNull();
  }

  @Test
  void bringsBackARowOfSeveralItemsAsItWentIn() {
    TrainingJob large = large("large", 1, 2_500_000);
    FLEET.with(List.of(large));

    TrainingJob found = FLEET.reader().find(Fleet.arn("large"));
    List<StoredJob> inABatch = FLEET.reader().rows(List.of(Position.of(large)));

    assertThat(Generation.of(large).packed().parts()).hasSizeGreaterThan(3);
    assertThat(found).isEqualTo(large);
    assertThat(inABatch).extracting(StoredJob::job).containsExactly(large);
  }

  @Test
  void neverMixesTwoVersionsOfARowThatIsBeingRewritten() {
    TrainingJob first = large("rewritten", 0, 600_000);
    FLEET.with(List.of(first));
    CatalogReader reader = FLEET.reader();

    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(
            () -> {
              for (int version = 1; version <= 12; version++) {
                FLEET.with(List.of(large("rewritten", version, 600_000)));
              }
            });
    List<TrainingJob> seen = new ArrayList<>();
    while (!writer.isDone()) {
      seen.add(reader.find(first.arn()));
    }
    writer.join();

    assertThat(seen).hasSizeGreaterThan(3).allSatisfy(CatalogReaderTest::isOfOneVersion);
  }

  @Test
  void readsMoreThanOneAnswerOfDynamoDbHolds() {
    List<TrainingJob> jobs = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      jobs.add(large("wide-" + i, 0, 330_000));
    }
    FLEET.with(jobs);
    List<Position> positions = jobs.stream().map(Position::of).toList();
    RowParts parts = new RowParts(Items.client(Fleet.DYNAMO), FLEET.state());

    List<StoredJob> rows =
        new FullRows(Fleet.DYNAMO, FLEET.catalog(), parts, new ReadMeter(), new IncompleteRows())
            .at(positions);

    assertThat(rows).extracting(StoredJob::job).isEqualTo(jobs);
    assertThat(rows).extracting(StoredJob::position).isEqualTo(positions);
  }

  @Test
  void leavesOutARowThatIsGone() {
    TrainingJob there = Fleet.job(Fleet.arn("there"), Fleet.NOON, Map.of());
    FLEET.with(List.of(there));
    Position gone = new Position("2026-11-23T12:00:00.000Z", Fleet.arn("gone").key());

    List<StoredJob> rows = FLEET.reader().rows(List.of(gone, Position.of(there)));

    assertThat(rows).extracting(StoredJob::job).containsExactly(there);
  }

  @Test
  void tellsTheAccountsAndRegionsInOrder() {
    Fleet fleet = Fleet.empty().with(Fleet.jobs(20, 3, 1));

    List<AccountRegion> accountRegions = fleet.reader().accountRegions();

    assertThat(accountRegions)
        .extracting(AccountRegion::toString)
        .containsExactly(
            "111122223333/eu-west-1", "111122223333/us-east-1", "444455556666/cn-north-1");
  }

  @Test
  void countsWhatAConsistentReadCosts() {
    FLEET.with(List.of(Fleet.job(Fleet.arn("metered"), Fleet.NOON, Map.of())));
    ReadMeter meter = new ReadMeter();

    FLEET.reader().measuredBy(meter).find(Fleet.arn("metered"));

    assertThat(meter.units()).isEqualTo(1);
  }

  @Test
  void countsWhatThePartsOfAnOversizeRowCost() {
    FLEET.with(List.of(large("metered-parts", 1, 900_000)));
    ReadMeter meter = new ReadMeter();

    FLEET.reader().measuredBy(meter).find(Fleet.arn("metered-parts"));

    assertThat(meter.units()).isBetween(150.0, 250.0);
  }

  @Test
  void countsWhatTheRegionsOfAnAccountCost() {
    Fleet fleet = Fleet.empty().with(Fleet.jobs(20, 3, 1));
    ReadMeter meter = new ReadMeter();

    List<AccountRegion> accountRegions =
        fleet.reader().measuredBy(meter).accountRegions("111122223333");

    assertThat(accountRegions)
        .extracting(AccountRegion::toString)
        .containsExactly("111122223333/eu-west-1", "111122223333/us-east-1");
    assertThat(meter.units()).isEqualTo(0.5);
  }

  /// A job of about so many characters that bears its version in a small column and in a large
  /// one.
  private static TrainingJob large(String name, int version, int size) {
    Random random = new Random(version);
    Map<String, AttributeValue> environment = new HashMap<>();
    for (int i = 0; i < 20; i++) {
      environment.put("part-%02d".formatted(i), Fleet.text(Fleet.noise(size / 20, random)));
    }
    environment.put("version", Fleet.text("" + version));
    Map<String, AttributeValue> members =
        Map.of(
            "Environment",
            AttributeValue.fromM(environment),
            "RoleArn",
            Fleet.text("" + version),
            "LastModifiedTime",
            AttributeValue.fromN("" + Fleet.NOON.plusSeconds(version).getEpochSecond()));
    return Fleet.job(Fleet.arn(name), Fleet.NOON, members);
  }

  private static void isOfOneVersion(TrainingJob job) {
    AttributeValue environment = job.columns().getOrDefault("environment", Fleet.text(""));
    assertThat(environment.m().get("version")).isEqualTo(job.get(Column.ROLE_ARN));
  }
}
