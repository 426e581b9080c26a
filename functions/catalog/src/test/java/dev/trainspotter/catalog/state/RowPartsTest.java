package dev.trainspotter.catalog.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.table.Fleet;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.table.Packing;
import dev.trainspotter.catalog.table.ReadMeter;
import dev.trainspotter.catalog.table.Tables;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactWriteItemsEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class RowPartsTest {
  private static final String ARN = "arn:aws:sagemaker:us-east-1:111122223333:training-job/bert";
  private static final Packing FIRST = packed("v1");
  private static final Packing SECOND = packed("v2");

  private final Tables tables = Tables.fresh();
  private final DynamoDbEnhancedClient dynamo = Items.client(tables.dynamo());
  private final RowParts parts = new RowParts(dynamo, tables.state());
  private final ReadMeter meter = new ReadMeter();

  private static Packing packed(String version) {
    String noise = Fleet.noise(1_200_000, new Random(version.hashCode()));
    return Packing.of(
        Map.of(
            "arn", Fleet.text(ARN),
            "version", Fleet.text(version),
            "observed_at", Fleet.text("2026-11-23T12:00:00.000Z"),
            "environment", AttributeValue.fromM(Map.of("noise", Fleet.text(noise)))));
  }

  private void write(Packing packing) {
    TransactWriteItemsEnhancedRequest.Builder transaction =
        TransactWriteItemsEnhancedRequest.builder();
    parts.add(transaction, packing);
    dynamo.transactWriteItems(transaction.build());
  }

  @Test
  void findsThePartsOfAnItemInOrder() {
    write(FIRST);

    assertThat(FIRST.parts()).hasSizeGreaterThan(1);
    assertThat(parts.find(FIRST.item(), meter)).containsExactlyElementsOf(FIRST.parts());
  }

  @Test
  void keepsTheVersionsOfARowApart() {
    write(FIRST);
    write(SECOND);

    assertThat(parts.find(FIRST.item(), meter)).containsExactlyElementsOf(FIRST.parts());
    assertThat(parts.find(SECOND.item(), meter)).containsExactlyElementsOf(SECOND.parts());
  }

  @Test
  void deletesThePartsOfOneVersionOnly() {
    write(FIRST);
    write(SECOND);

    parts.delete(FIRST.item());

    assertThat(parts.find(FIRST.item(), meter)).isNull();
    assertThat(tables.notes()).hasSameSizeAs(SECOND.parts());
  }

  @Test
  void findsNothingWhenOnePartIsMissing() {
    write(FIRST);
    Map<String, AttributeValue> note = tables.notes().getFirst();
    tables
        .dynamo()
        .deleteItem(
            r ->
                r.tableName(tables.state())
                    .key(Map.of("topic", note.get("topic"), "entry", note.get("entry"))));

    assertThat(parts.find(FIRST.item(), meter)).isNull();
  }

  @Test
  void readsNothingForAnItemWithoutParts() {
    assertThat(parts.find(Map.of("arn", Fleet.text(ARN)), meter)).isEmpty();
    assertThat(meter.units()).isZero();
  }

  @Test
  void namesThePartsByJobVersionAndNumber() {
    write(FIRST);

    assertThat(tables.notes())
        .allSatisfy(note -> assertThat(note).containsEntry("topic", Fleet.text("parts of " + ARN)))
        .extracting(note -> note.getOrDefault("entry", Fleet.text("")).s())
        .startsWith("v1@2026-11-23T12:00:00.000Z#0000", "v1@2026-11-23T12:00:00.000Z#0001");
  }
}
