package dev.trainspotter.catalog.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.table.Fleet;
import dev.trainspotter.catalog.table.Index;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

class PartitionTest {
  private static final Partition VIRGINIA =
      Partition.byAccount(new AccountRegion("111122223333", "us-east-1"));
  private static final Position POSITION =
      new Position("2026-11-23T12:00:00.000Z", Fleet.arn("job").key());

  private static AttributeValue number(int number) {
    return AttributeValue.fromN("" + number);
  }

  @Test
  void coversAllShardsOfAllJobs() {
    assertThat(Partition.recent())
        .hasSize(8)
        .allSatisfy(partition -> assertThat(partition.index()).isEqualTo(Index.RECENT))
        .extracting(partition -> partition.key().getFirst())
        .containsExactly(
            number(0), number(1), number(2), number(3), number(4), number(5), number(6), number(7));
  }

  @Test
  void coversAllShardsOfAStatus() {
    assertThat(Partition.byStatus("Failed"))
        .hasSize(8)
        .doesNotHaveDuplicates()
        .allSatisfy(
            partition -> assertThat(partition.key()).hasSize(2).startsWith(Fleet.text("Failed")));
  }

  @Test
  void findsATuningJobByItsArnInLowerCase() {
    assertThat(Partition.byTuningJob("arn:X/Sweep"))
        .isEqualTo(Partition.byTuningJob("ARN:x/sweep"));
    assertThat(Partition.byTuningJob("arn:X/Sweep").key())
        .containsExactly(Fleet.text("arn:x/sweep"));
  }

  @ParameterizedTest
  @EnumSource
  void rejectsAKeyThatIsNotTheIndexs(Index index) {
    int attributes = index.partitionKeys().size();
    List<AttributeValue> longer = Collections.nCopies(attributes + 1, number(1));

    assertThatThrownBy(() -> new Partition(index, longer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(index.name());
    assertThatThrownBy(() -> new Partition(index, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void queriesItsIndexByItsKeyWithPlaceholders() {
    QueryRequest query = VIRGINIA.query("jobs", IndexRange.of(List.of(VIRGINIA)), null, 7);

    assertThat(query.tableName()).isEqualTo("jobs");
    assertThat(query.indexName()).isEqualTo("by_account");
    assertThat(query.limit()).isEqualTo(7);
    assertThat(query.keyConditionExpression()).isEqualTo("#k0 = :k0 AND #k1 = :k1");
    assertThat(query.expressionAttributeNames())
        .isEqualTo(Map.of("#k0", "account_id", "#k1", "region"));
    assertThat(query.expressionAttributeValues())
        .isEqualTo(Map.of(":k0", Fleet.text("111122223333"), ":k1", Fleet.text("us-east-1")));
  }

  @ParameterizedTest
  @EnumSource
  void queriesInTheOrderOfTheRangeAndAMillisecondBeyondItsEnd(Order order) {
    TimeRange noon = new TimeRange(Fleet.NOON, Fleet.NOON);
    IndexRange range = new IndexRange(List.of(VIRGINIA), noon, order);

    QueryRequest query = VIRGINIA.query("jobs", range, null, 7);

    boolean isForward = order == Order.OLDEST_FIRST;
    assertThat(query.scanIndexForward()).isEqualTo(isForward);
    assertThat(query.keyConditionExpression())
        .isEqualTo("#k0 = :k0 AND #k1 = :k1 AND #time BETWEEN :first AND :last");
    assertThat(query.expressionAttributeNames()).containsEntry("#time", "creation_time");
    assertThat(query.expressionAttributeValues())
        .containsEntry(
            ":first",
            Fleet.text(isForward ? "2026-11-23T12:00:00.000Z" : "2026-11-23T11:59:59.999Z"))
        .containsEntry(
            ":last",
            Fleet.text(isForward ? "2026-11-23T12:00:00.001Z" : "2026-11-23T12:00:00.000Z"));
  }

  @Test
  void startsAfterAPositionWithTheKeysOfTableAndIndex() {
    assertThat(VIRGINIA.startKey(POSITION))
        .isEqualTo(
            Map.of(
                "arn", Fleet.text(POSITION.arn()),
                "creation_time", Fleet.text("2026-11-23T12:00:00.000Z"),
                "account_id", Fleet.text("111122223333"),
                "region", Fleet.text("us-east-1")));
  }
}
