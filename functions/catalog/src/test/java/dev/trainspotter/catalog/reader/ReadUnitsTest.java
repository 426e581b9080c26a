package dev.trainspotter.catalog.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.table.Fleet;
import dev.trainspotter.catalog.table.Index;
import dev.trainspotter.catalog.table.ItemSize;
import dev.trainspotter.catalog.table.ReadMeter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ReadUnitsTest {
  private static final long SEED = 7;
  private static final int JOBS = 2_000;
  private static final int UNIT_BYTES = 8 * 1024;
  private static final Fleet FLEET = Fleet.empty().with(jobs());

  private static List<TrainingJob> jobs() {
    Random random = new Random(SEED);
    List<TrainingJob> jobs = new ArrayList<>();
    for (int i = 0; i < JOBS; i++) {
      String reason = Fleet.noise(650 + random.nextInt(374), random);
      AttributeValue tags =
          AttributeValue.fromM(Map.of("purpose", Fleet.text(Fleet.noise(256, random))));
      jobs.add(
          Fleet.job(
              Fleet.arn("job-%05d-%08x".formatted(i, random.nextInt())),
              Fleet.NOON.minusSeconds(random.nextInt(1_000_000)),
              Map.of("FailureReason", Fleet.text(reason), "Tags", tags)));
    }
    return jobs;
  }

  @Test
  void showsTheNewestFiftyForAtMostFifteenUnits() {
    ReadMeter meter = new ReadMeter();

    page(meter, null, 50);

    assertThat(bytes() / (double) JOBS).isBetween(1_400.0, 1_600.0);
    assertThat(meter.units()).isLessThanOrEqualTo(15);
  }

  @Test
  void showsFiftyAnywhereForFifteenUnitsOnAverage() {
    List<Double> pages = walk(50);

    double average = pages.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    assertThat(pages).hasSize(JOBS / 50);
    assertThat(average).as("%s", pages).isLessThanOrEqualTo(15);
  }

  @Test
  void walksOverEverythingForLittleMoreThanItsBytes() {
    List<Double> pages = walk(500);

    double all = pages.stream().mapToDouble(Double::doubleValue).sum();
    assertThat(all).isLessThanOrEqualTo(1.15 * bytes() / UNIT_BYTES);
  }

  /// What each page of a walk costs.
  private static List<Double> walk(int limit) {
    List<Double> units = new ArrayList<>();
    @Nullable Position after = null;
    do {
      ReadMeter meter = new ReadMeter();
      after = page(meter, after, limit);
      units.add(meter.units());
    } while (after != null);
    return units;
  }

  /// Where the page ends; null when it is the last one.
  private static @Nullable Position page(ReadMeter meter, @Nullable Position after, int limit) {
    IndexScan entries =
        FLEET.reader().measuredBy(meter).scan(IndexRange.of(Partition.recent()), after);
    @Nullable Position last = null;
    for (int left = limit; left > 0; left--) {
      StoredJob entry = entries.next(left);
      if (entry == null) {
        return null;
      }
      last = entry.position();
    }
    return entries.hasNext() ? last : null;
  }

  private static long bytes() {
    return Fleet.DYNAMO
        .scanPaginator(r -> r.tableName(FLEET.catalog()).indexName(Index.RECENT.id()))
        .items()
        .stream()
        .mapToLong(ItemSize::of)
        .sum();
  }
}
