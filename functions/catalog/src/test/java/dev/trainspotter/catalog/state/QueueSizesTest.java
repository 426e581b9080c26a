package dev.trainspotter.catalog.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.state.QueueSizes.MeasuredQueue;
import dev.trainspotter.catalog.state.QueueSizes.QueueSize;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.table.ReadMeter;
import dev.trainspotter.catalog.table.Tables;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueSizesTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final Tables tables = Tables.fresh();
  private final QueueSizes sizes = new QueueSizes(Items.client(tables.dynamo()), tables.state());

  private List<QueueSize> read() {
    return sizes.firstPage(new ReadMeter()).notes();
  }

  @Test
  void remembersSinceWhenAQueueHasNotBeenEmpty() {
    sizes.note(MeasuredQueue.DEAD_LETTERS, 3, NOON);
    sizes.note(MeasuredQueue.DEAD_LETTERS, 2, NOON.plusSeconds(300));

    assertThat(read())
        .containsExactly(new QueueSize(MeasuredQueue.DEAD_LETTERS, 2, NOON, NOON.plusSeconds(300)));
  }

  @Test
  void beginsAgainAfterTheQueueWasEmpty() {
    sizes.note(MeasuredQueue.BACKLOG, 3, NOON);
    sizes.note(MeasuredQueue.BACKLOG, 0, NOON.plusSeconds(300));
    assertThat(read())
        .containsExactly(new QueueSize(MeasuredQueue.BACKLOG, 0, null, NOON.plusSeconds(300)));

    sizes.note(MeasuredQueue.BACKLOG, 1, NOON.plusSeconds(600));

    assertThat(read())
        .containsExactly(
            new QueueSize(MeasuredQueue.BACKLOG, 1, NOON.plusSeconds(600), NOON.plusSeconds(600)));
  }

  @Test
  void isEmptyBeforeAnythingWasMeasured() {
    assertThat(read()).isEmpty();
  }
}
