package dev.trainspotter.catalog.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.table.Fleet;
import dev.trainspotter.catalog.table.Index;
import dev.trainspotter.catalog.table.ReadMeter;
import dev.trainspotter.catalog.writer.Generation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexScanTest {
  private static final long SEED = 7;
  private static final List<TrainingJob> JOBS = Fleet.jobs(300, 5, SEED);
  private static final Fleet FLEET = Fleet.empty().with(JOBS);

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 50, 300, 500})
  void showsEveryJobOnceNewestFirstWhateverThePageSize(int limit) {
    List<Position> walked = walk(Partition.recent(), limit);

    assertThat(walked).as("seed %d", SEED).isEqualTo(oracle(_ -> true));
  }

  @Test
  void mergesTheShardsOfAStatus() {
    List<Position> walked = walk(Partition.byStatus("Failed"), 7);

    assertThat(walked).isEqualTo(oracle(job -> "Failed".equals(status(job))));
  }

  @Test
  void mergesTheRegionsOfAnAccount() {
    List<Partition> regions =
        FLEET.reader().accountRegions().stream()
            .filter(accountRegion -> accountRegion.accountId().equals("111122223333"))
            .map(Partition::byAccount)
            .toList();

    List<Position> walked = walk(regions, 7);

    assertThat(regions).hasSize(2);
    assertThat(walked)
        .isEqualTo(oracle(job -> "111122223333".equals(job.arn().accountRegion().accountId())));
  }

  @Test
  void showsTheChildrenOfATuningJobHoweverItsArnIsSpelled() {
    String arn = "arn:aws:sagemaker:us-east-1:111122223333:hyper-parameter-tuning-job/BAYES";

    List<Position> walked = walk(List.of(Partition.byTuningJob(arn)), 7);

    assertThat(walked).hasSize(100);
    assertThat(walked)
        .isEqualTo(
            oracle(
                job -> {
                  String tuning = job.text(Column.TUNING_JOB_ARN);
                  return tuning != null
                      && tuning.toLowerCase(Locale.ROOT).equals(arn.toLowerCase(Locale.ROOT));
                }));
  }

  @Test
  void beginsAtPositionsWhereThereIsNoRow() {
    List<Position> all = oracle(_ -> true);
    Position somewhere = all.get(123);
    Position between = new Position(somewhere.creationTime(), somewhere.arn() + "0");

    List<Position> taken = take(IndexRange.of(Partition.recent()), between, 20);

    assertThat(all).doesNotContain(between);
    assertThat(taken).isEqualTo(all.subList(123, 143));
  }

  @Test
  void hasNothingBehindTheEnd() {
    Position oldest = oracle(_ -> true).getLast();

    IndexScan entries = FLEET.reader().scan(IndexRange.of(Partition.recent()), oldest);

    assertThat(entries.hasNext()).isFalse();
    assertThat(entries.next(50)).isNull();
  }

  @Test
  void knowsThatAFullPageIsTheLastOne() {
    Position after = oracle(_ -> true).get(249);
    IndexScan entries = FLEET.reader().scan(IndexRange.of(Partition.recent()), after);

    for (int left = 50; left > 0; left--) {
      assertThat(entries.next(left)).isNotNull();
    }

    assertThat(entries.hasNext()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void showsJobsOfSomeCreationTimesInEitherOrder(Order order) {
    Instant first = Fleet.NOON.minusSeconds(180);
    Instant last = Fleet.NOON.minusSeconds(60);
    IndexRange walk = new IndexRange(Partition.recent(), new TimeRange(first, last), order);

    List<Position> walked = walk(walk, 7);

    assertThat(walked).hasSizeBetween(100, 250);
    assertThat(walked)
        .isEqualTo(
            oracle(job -> isBetween(job, first, last)).stream()
                .sorted(order.comparator())
                .toList());
  }

  /// A forged cursor leads anywhere; DynamoDB refuses to start outside of what was asked for.
  @ParameterizedTest
  @EnumSource
  void beginsAtTheBeginningOrTheEndWhenAPositionLiesOutside(Order order) {
    Instant time = Fleet.NOON.minusSeconds(120);
    IndexRange walk = new IndexRange(Partition.recent(), new TimeRange(time, time), order);
    Position newer = new Position("9999-12-31T23:59:59.999Z", Fleet.arn("z").key());
    Position older = new Position("0001-01-01T00:00:00.000Z", Fleet.arn("a").key());

    List<Position> fromNewer = take(walk, newer, 500);
    List<Position> fromOlder = take(walk, older, 500);

    List<Position> all = take(walk, null, 500);
    assertThat(all).isNotEmpty();
    assertThat(fromNewer).isEqualTo(order == Order.NEWEST_FIRST ? all : List.of());
    assertThat(fromOlder).isEqualTo(order == Order.OLDEST_FIRST ? all : List.of());
  }

  @Test
  void readsNothingWhenNoTimeIsAskedFor() {
    ReadMeter meter = new ReadMeter();
    TimeRange none = new TimeRange(Fleet.NOON, Fleet.NOON.minusMillis(1));
    IndexRange walk = new IndexRange(Partition.recent(), none, Order.NEWEST_FIRST);

    IndexScan entries = FLEET.reader().measuredBy(meter).scan(walk, null);

    assertThat(entries.next(50)).isNull();
    assertThat(meter.units()).isZero();
  }

  @Test
  void showsTheProjectedColumnsOfAJobAndItsKey() {
    TrainingJob newest = newestOf(JOBS);

    StoredJob shown = FLEET.reader().scan(IndexRange.of(Partition.recent()), null).next(1);

    assertThat(shown.job().columns())
        .isEqualTo(
            newest.columns().entrySet().stream()
                .filter(
                    e ->
                        Index.PROJECTED.contains(e.getKey())
                            || List.of("_key", "creation_time").contains(e.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Test
  void carriesThePositionAndTheDigestOfTheRow() {
    TrainingJob newest = newestOf(JOBS);

    StoredJob entry = FLEET.reader().scan(IndexRange.of(Partition.recent()), null).next(1);
    StoredJob row = FLEET.reader().rows(List.of(Position.of(newest))).getFirst();

    assertThat(entry.position()).isEqualTo(Position.of(newest));
    assertThat(entry.digest())
        .isNotEmpty()
        .isEqualTo(row.digest())
        .isEqualTo(Generation.of(newest).item().getOrDefault("digest", Fleet.text("")).s());
  }

  private static List<Position> walk(List<Partition> partitions, int limit) {
    return walk(IndexRange.of(partitions), limit);
  }

  private static List<Position> walk(IndexRange walk, int limit) {
    List<Position> walked = new ArrayList<>();
    List<Position> page = take(walk, null, limit);
    while (!page.isEmpty()) {
      walked.addAll(page);
      page = take(walk, page.getLast(), limit);
    }
    return walked;
  }

  private static List<Position> take(IndexRange walk, @Nullable Position after, int limit) {
    IndexScan entries = FLEET.reader().scan(walk, after);
    List<Position> taken = new ArrayList<>();
    @Nullable StoredJob entry = entries.next(limit);
    while (entry != null && taken.size() < limit) {
      taken.add(entry.position());
      entry = taken.size() < limit ? entries.next(limit - taken.size()) : null;
    }
    return taken;
  }

  private static boolean isBetween(TrainingJob job, Instant first, Instant last) {
    Instant created = Instant.parse(job.text(Column.CREATION_TIME));
    return !created.isBefore(first) && !created.isAfter(last);
  }

  private static List<Position> oracle(Predicate<TrainingJob> included) {
    return JOBS.stream().filter(included).map(Position::of).sorted().toList();
  }

  private static TrainingJob newestOf(List<TrainingJob> jobs) {
    return jobs.stream().min((a, b) -> Position.of(a).compareTo(Position.of(b))).orElseThrow();
  }

  private static @Nullable String status(TrainingJob job) {
    return job.text(Column.TRAINING_JOB_STATUS);
  }
}
