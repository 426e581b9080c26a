package dev.trainspotter.benchmarks.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainspotter.benchmarks.product.MeasuredTables;
import dev.trainspotter.benchmarks.rows.BulkLoad;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

class RecordingHttpClientTest {
  private static final MeasuredTables TABLES = MeasuredTables.inMemory();

  private final RecordingHttpClient http = new RecordingHttpClient(AwsCrtHttpClient.create());
  private final DynamoDbClient dynamo = TABLES.client(http);

  @BeforeAll
  static void put() {
    new BulkLoad(TABLES.dynamo()).put(0, 3);
  }

  @AfterAll
  static void closeTables() {
    TABLES.close();
  }

  @AfterEach
  void close() {
    dynamo.close();
    http.close();
  }

  @Test
  void sendsARequestOnce() {
    ScanResponse first = scan(10);

    ScanResponse second = scan(10);

    assertThat(first.items()).hasSize(3);
    assertThat(second.items()).isEqualTo(first.items());
    assertThat(http.sent()).isEqualTo(1);
  }

  @Test
  void sendsARequestWithAnotherBody() {
    scan(10);

    ScanResponse shorter = scan(2);

    assertThat(shorter.items()).hasSize(2);
    assertThat(http.sent()).isEqualTo(2);
  }

  @Test
  void sendsAnotherOperationWithTheSameBody() {
    dynamo.describeTable(r -> r.tableName(MeasuredTables.CATALOG));

    dynamo.scan(r -> r.tableName(MeasuredTables.CATALOG));

    assertThat(http.sent()).isEqualTo(2);
  }

  @Test
  void recordsNoErrors() {
    assertThatThrownBy(this::findInNoTable).isInstanceOf(ResourceNotFoundException.class);

    assertThatThrownBy(this::findInNoTable).isInstanceOf(ResourceNotFoundException.class);

    assertThat(http.sent()).isEqualTo(2);
  }

  private ScanResponse scan(int limit) {
    return dynamo.scan(r -> r.tableName(MeasuredTables.CATALOG).limit(limit));
  }

  private void findInNoTable() {
    dynamo.getItem(r -> r.tableName("absent").key(Map.of("arn", AttributeValue.fromS("a"))));
  }
}
