package dev.trainspotter.catalog.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.table.Fleet;
import dev.trainspotter.catalog.table.TableNames;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

class BusyTableTest {
  private static final List<TrainingJob> JOBS =
      IntStream.range(0, 3)
          .mapToObj(i -> Fleet.job(Fleet.arn("busy-" + i), Fleet.NOON, Map.of()))
          .toList();
  private static final Fleet FLEET = Fleet.empty().with(JOBS);
  private static final List<Position> POSITIONS = JOBS.stream().map(Position::of).toList();

  /// Reads this many keys of a batch and leaves the others unprocessed.
  private static final class SlowDynamoDb implements DynamoDbClient {
    private final int keys;
    private int requests;

    SlowDynamoDb(int keys) {
      this.keys = keys;
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
      requests++;
      List<Map<String, AttributeValue>> all = request.requestItems().get(FLEET.catalog()).keys();
      int read = Math.min(keys, all.size());
      Map<String, KeysAndAttributes> left =
          read == all.size()
              ? Map.of()
              : Map.of(
                  FLEET.catalog(),
                  KeysAndAttributes.builder().keys(all.subList(read, all.size())).build());
      if (read == 0) {
        return BatchGetItemResponse.builder().unprocessedKeys(left).build();
      }
      KeysAndAttributes some = KeysAndAttributes.builder().keys(all.subList(0, read)).build();
      return Fleet.DYNAMO
          .batchGetItem(r -> r.requestItems(Map.of(FLEET.catalog(), some)))
          .copy(response -> response.unprocessedKeys(left));
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  private static List<StoredJob> rows(DynamoDbClient dynamo) {
    TableNames names = new TableNames(FLEET.catalog(), FLEET.state());
    return new CatalogReader(dynamo, names).rows(POSITIONS);
  }

  @Test
  void readsUnprocessedKeysAgainUntilAllRowsAreThere() {
    SlowDynamoDb dynamo = new SlowDynamoDb(1);

    List<StoredJob> rows = rows(dynamo);

    assertThat(rows).extracting(StoredJob::job).isEqualTo(JOBS);
    assertThat(dynamo.requests).isEqualTo(3);
  }

  @Test
  void givesUpAfterTenRequestsThatReadNothing() {
    SlowDynamoDb dynamo = new SlowDynamoDb(0);

    assertThatThrownBy(() -> rows(dynamo))
        .isInstanceOf(BusyTableException.class)
        .hasMessage("DynamoDB left 3 rows unread in 10 attempts");
    assertThat(dynamo.requests).isEqualTo(10);
  }
}
