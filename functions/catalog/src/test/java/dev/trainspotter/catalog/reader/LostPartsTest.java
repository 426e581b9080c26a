package dev.trainspotter.catalog.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.table.Fleet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Every way in which the packed columns of a row can be lost, in DynamoDB Local.
class LostPartsTest {
  private static final AttributeValue BROKEN = AttributeValue.fromB(SdkBytes.fromUtf8String("no"));

  /// What is done to a row's item and to its first part before they are stored again.
  private static Arguments damage(String name, Consumer<Stored> damage) {
    return Arguments.argumentSet(name, damage);
  }

  record Stored(Map<String, AttributeValue> item, Map<String, AttributeValue> part) {
    void onlyPacked(byte[] bytes) {
      item.put("packed", AttributeValue.fromB(SdkBytes.fromByteArray(bytes)));
      item.put("parts", AttributeValue.fromN("0"));
    }
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        damage("the part is missing", stored -> stored.part.clear()),
        damage("the part has no bytes", stored -> stored.part.remove("bytes")),
        damage(
            "the part's bytes are text",
            stored -> stored.part.put("bytes", AttributeValue.fromS("text"))),
        damage("the part is another's", stored -> stored.part.put("bytes", BROKEN)),
        damage("there are fewer parts", stored -> stored.item.put("parts", number("1"))),
        damage("there are more parts", stored -> stored.item.put("parts", number("9"))),
        damage("the count is below 0", stored -> stored.item.put("parts", number("-1"))),
        damage("the count is a fraction", stored -> stored.item.put("parts", number("1.5"))),
        damage("the count is huge", stored -> stored.item.put("parts", number("99999999999"))),
        damage(
            "the count is text",
            stored -> stored.item.put("parts", AttributeValue.fromS("several"))),
        damage("the count is missing", stored -> stored.item.remove("parts")),
        damage("the version is missing", stored -> stored.item.remove("packed_version")),
        damage("the beginning is missing", stored -> stored.item.remove("packed")),
        damage(
            "the beginning is text",
            stored -> stored.item.put("packed", AttributeValue.fromS("text"))),
        damage("the beginning is not compressed", stored -> stored.item.put("packed", BROKEN)),
        damage("the columns are not JSON", stored -> stored.onlyPacked(zipped("{\"environment\""))),
        damage("the columns are a list", stored -> stored.onlyPacked(zipped("[1]"))),
        damage("there are no columns", stored -> stored.onlyPacked(zipped("{}"))),
        damage(
            "a column has another type",
            stored -> stored.onlyPacked(zipped("{\"environment\": 5}"))),
        damage(
            "a column's value has another type",
            stored -> stored.onlyPacked(zipped("{\"environment\": {\"a\": 5}}"))),
        damage(
            "a column is not one that is packed",
            stored -> stored.onlyPacked(zipped("{\"arn\": \"x\"}"))));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void costOnlyTheColumnsThatWerePacked(Consumer<Stored> damage) {
    Fleet fleet = Fleet.empty();
    TrainingJob lost = large("lost");
    TrainingJob other = large("other");
    fleet.with(List.of(lost, other));
    damage(fleet, lost, damage);
    CatalogReader reader = fleet.reader();

    TrainingJob found = reader.find(lost.arn());
    List<StoredJob> inABatch = reader.rows(List.of(Position.of(lost), Position.of(other)));

    Map<String, AttributeValue> rest = new HashMap<>(lost.columns());
    rest.remove("environment");
    assertThat(found).isEqualTo(new TrainingJob(rest));
    assertThat(inABatch).extracting(StoredJob::job).containsExactly(new TrainingJob(rest), other);
    assertThat(reader.incompleteRows().all()).containsOnlyKeys(Position.of(lost));
    assertThat(reader.incompleteRows().missing(Position.of(lost)))
        .contains(Column.ENVIRONMENT)
        .doesNotContain(Column.ROLE_ARN, Column.TAGS);
  }

  @Test
  void costNoMoreThanTwoReadsOfTheItem() {
    Fleet fleet = Fleet.empty();
    TrainingJob lost = large("lost");
    fleet.with(List.of(lost));
    CatalogReader before = fleet.reader();
    before.find(lost.arn());
    damage(fleet, lost, stored -> stored.part.clear());
    CatalogReader reader = fleet.reader();

    reader.find(lost.arn());

    assertThat(reader.readUnits()).isLessThan(2 * before.readUnits());
  }

  @Test
  void areNoFaultOfARowWhoseStateTableIsGone() {
    Fleet fleet = Fleet.empty();
    TrainingJob lost = large("lost");
    TrainingJob small = Fleet.job(Fleet.arn("small"), Fleet.NOON, Map.of());
    fleet.with(List.of(lost, small));
    Fleet.DYNAMO.deleteTable(r -> r.tableName(fleet.state()));
    CatalogReader reader = fleet.reader();

    List<StoredJob> rows = reader.rows(List.of(Position.of(lost), Position.of(small)));

    assertThat(rows).hasSize(2);
    assertThat(rows.getLast().job()).isEqualTo(small);
    assertThat(reader.incompleteRows().all()).containsOnlyKeys(Position.of(lost));
    assertThat(reader.accountRegions()).isEmpty();
  }

  private static void damage(Fleet fleet, TrainingJob job, Consumer<Stored> damage) {
    Map<String, AttributeValue> item =
        only(fleet.catalog(), "arn = :v", AttributeValue.fromS(job.arn().key()));
    Map<String, AttributeValue> part =
        only(fleet.state(), "topic = :v", AttributeValue.fromS("parts of " + job.arn().key()));
    Map<String, AttributeValue> key =
        Map.of(
            "topic",
            part.getOrDefault("topic", BROKEN),
            "entry",
            part.getOrDefault("entry", BROKEN));
    Stored stored = new Stored(new HashMap<>(item), new HashMap<>(part));

    damage.accept(stored);

    Fleet.DYNAMO.putItem(r -> r.tableName(fleet.catalog()).item(stored.item));
    if (stored.part.isEmpty()) {
      Fleet.DYNAMO.deleteItem(r -> r.tableName(fleet.state()).key(key));
    } else {
      Fleet.DYNAMO.putItem(r -> r.tableName(fleet.state()).item(stored.part));
    }
  }

  /// The first item of a partition.
  private static Map<String, AttributeValue> only(
      String table, String condition, AttributeValue value) {
    return Fleet.DYNAMO
        .query(
            r ->
                r.tableName(table)
                    .keyConditionExpression(condition)
                    .expressionAttributeValues(Map.of(":v", value)))
        .items()
        .getFirst();
  }

  /// A job whose environment fills several parts.
  private static TrainingJob large(String name) {
    Map<String, AttributeValue> environment = new HashMap<>();
    Random random = new Random(3);
    for (int i = 0; i < 10; i++) {
      environment.put("part-" + i, Fleet.text(Fleet.noise(150_000, random)));
    }
    return Fleet.job(
        Fleet.arn(name),
        Fleet.NOON,
        Map.of("Environment", AttributeValue.fromM(environment), "RoleArn", Fleet.text("arn:x")));
  }

  private static AttributeValue number(String text) {
    return AttributeValue.fromN(text);
  }

  private static byte[] zipped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
