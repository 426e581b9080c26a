package dev.trainspotter.catalog.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobPageTest {
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
            .filter(place -> place.accountId().equals("111122223333"))
            .map(Partition::byAccount)
            .toList();

    List<Position> walked = walk(regions, 7);

    assertThat(regions).hasSize(2);
    assertThat(walked)
        .isEqualTo(oracle(job -> "111122223333".equals(job.arn().place().accountId())));
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

    JobPage page = FLEET.reader().page(Partition.recent(), between, 20);

    assertThat(all).doesNotContain(between);
    assertThat(positions(page)).isEqualTo(all.subList(123, 143));
  }

  @Test
  void hasNothingBeforeTheBeginningOrAfterTheEnd() {
    Position oldest = oracle(_ -> true).getLast();

    JobPage page = FLEET.reader().page(Partition.recent(), oldest, 50);

    assertThat(page).isEqualTo(new JobPage(List.of(), null, 0));
  }

  @Test
  void knowsThatAFullPageIsTheLastOne() {
    List<Position> all = oracle(_ -> true);

    JobPage page = FLEET.reader().page(Partition.recent(), all.get(249), 50);

    assertThat(page.jobs()).hasSize(50);
    assertThat(page.next()).isNull();
  }

  @Test
  void showsTheProjectedColumnsOfAJobAndItsKey() {
    TrainingJob newest = newestOf(JOBS);

    TrainingJob shown = FLEET.reader().page(Partition.recent(), null, 1).jobs().getFirst();

    assertThat(shown.columns())
        .isEqualTo(
            newest.columns().entrySet().stream()
                .filter(
                    e ->
                        Index.PROJECTED.contains(e.getKey())
                            || List.of("_key", "creation_time").contains(e.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private static List<Position> walk(List<Partition> partitions, int limit) {
    List<Position> walked = new ArrayList<>();
    @Nullable Position after = null;
    do {
      JobPage page = FLEET.reader().page(partitions, after, limit);
      assertThat(page.jobs()).hasSizeLessThanOrEqualTo(limit);
      walked.addAll(positions(page));
      after = page.next();
    } while (after != null);
    return walked;
  }

  private static List<Position> positions(JobPage page) {
    return page.jobs().stream().map(Position::of).toList();
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
