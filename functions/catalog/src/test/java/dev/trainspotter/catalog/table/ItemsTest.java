package dev.trainspotter.catalog.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.writer.Generation;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ItemsTest {
  private static final TrainingJob JOB = Fleet.job(Fleet.arn("Bert"), Fleet.NOON, Map.of());
  private static final Map<String, AttributeValue> ITEM = Generation.of(JOB).item();

  @Test
  void returnsTheColumnsOfAnItemWithoutTheWritersAttributes() {
    assertThat(ITEM).containsKeys("arn", "shard", "digest", "version", "base");

    assertThat(Items.job(ITEM)).isEqualTo(JOB);
  }

  @Test
  void makesTheKeyColumnWhereAnIndexDoesNotCarryIt() {
    Map<String, AttributeValue> entry = new HashMap<>(ITEM);
    entry.remove("_key");

    assertThat(Items.job(entry)).isEqualTo(JOB);
  }

  @Test
  void namesTheAttributeThatAnItemLacks() {
    assertThat(Items.text(ITEM, "creation_time")).isEqualTo("2026-11-23T12:00:00.000Z");
    assertThatThrownBy(() -> Items.text(Map.of(), "creation_time"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("an item has no attribute creation_time");
  }
}
