package dev.trainspotter.benchmarks.listspeed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainspotter.benchmarks.product.MeasuredTables;
import dev.trainspotter.benchmarks.rows.BulkLoad;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordedListTest {
  private static final int ROWS = 300;

  private final MeasuredTables tables = MeasuredTables.inMemory();
  private boolean isOpen = true;

  @BeforeEach
  void put() {
    new BulkLoad(tables.dynamo()).put(0, ROWS);
  }

  @AfterEach
  void close() {
    if (isOpen) {
      tables.close();
    }
  }

  @Test
  void repeatsTheRequestWithoutDynamoDb() {
    try (RecordedList recorded = new RecordedList(tables)) {
      tables.close();
      isOpen = false;

      int examined = recorded.list();
      int decoded = recorded.decode();

      assertThat(examined).isEqualTo(ROWS);
      assertThat(decoded).isEqualTo(ROWS);
    }
  }

  @Test
  void rejectsAListThatNeedsAResponseThatIsNotRecorded() {
    try (RecordedList recorded = new RecordedList(tables)) {
      String longer = RecordedList.TARGET.replace("limit=50", "limit=500");

      assertThatThrownBy(() -> recorded.list(longer))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("went to DynamoDB instead of the recording");
    }
  }

  @Test
  void rejectsAListThatExaminesAnotherNumberOfEntries() {
    try (RecordedList recorded = new RecordedList(tables)) {
      assertThatThrownBy(() -> ListSpeed.measure(recorded, 1, ROWS + 1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the list examined 300 entries instead of 301");
    }
  }
}
