package dev.trainspotter.cli.local.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJob;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class SpotSavingsTest {
  private static TrainingJob job(boolean isSpot, Map<Column, String> numbers) {
    Map<String, AttributeValue> columns = new HashMap<>();
    columns.put(Column.ENABLE_MANAGED_SPOT_TRAINING.id(), AttributeValue.fromBool(isSpot));
    numbers.forEach((column, number) -> columns.put(column.id(), AttributeValue.fromN(number)));
    return new TrainingJob(columns);
  }

  private static Map<Column, String> numbers(String trained, String billed, String instances) {
    return Map.of(
        Column.TRAINING_TIME_IN_SECONDS,
        trained,
        Column.BILLABLE_TIME_IN_SECONDS,
        billed,
        Column.INSTANCE_COUNT,
        instances);
  }

  @Test
  void sumsInstanceHoursOfJobsOnSpotCapacity() {
    SpotSavings savings = new SpotSavings();

    savings.add(job(true, numbers("7200", "1800", "4")));
    savings.add(job(true, Map.of()));
    savings.add(job(false, numbers("7200", "7200", "100")));

    assertThat(savings.jobs()).isEqualTo(2);
    assertThat(savings.finding().label())
        .isEqualTo("jobs on spot capacity: 2 of 8 instance hours billed, 75 % saved");
  }

  @Test
  void saysNothingOfSavingsWhereNoTimeIsKnown() {
    SpotSavings savings = new SpotSavings();

    savings.add(job(true, Map.of()));

    assertThat(savings.finding().label()).isEqualTo("jobs on spot capacity");
  }
}
