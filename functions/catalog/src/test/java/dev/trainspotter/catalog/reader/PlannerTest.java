package dev.trainspotter.catalog.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.table.Fleet;
import dev.trainspotter.catalog.table.Index;
import dev.trainspotter.catalog.table.ReadMeter;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlannerTest {
  /// More Regions than are merged.
  private static final int MANY = 33;

  private static final Fleet FLEET = Fleet.empty().with(jobs());
  private static final TimeRange NO_TIME = new TimeRange(Fleet.NOON, Fleet.NOON.minusMillis(1));

  private static List<TrainingJob> jobs() {
    Stream<AccountRegion> few =
        Stream.of(
            new AccountRegion("111122223333", "us-east-1"),
            new AccountRegion("111122223333", "eu-west-1"),
            new AccountRegion("444455556666", "us-east-1"));
    Stream<AccountRegion> many =
        IntStream.range(0, MANY).mapToObj(i -> new AccountRegion("777788889999", "zz-test-" + i));
    return Stream.concat(few, many)
        .map(at -> Fleet.job(TrainingJobArn.of(at, "job"), Fleet.NOON, Map.of()))
        .toList();
  }

  /// The texts in `column=text&column=text`; several texts of a column are alternatives.
  private static Wanted wanted(String texts) {
    Map<Column, Set<String>> byColumn = new EnumMap<>(Column.class);
    for (String pair : texts.isEmpty() ? new String[0] : texts.split("&")) {
      String[] parts = pair.split("=", 2);
      Column column = Objects.requireNonNull(Column.find(parts[0]));
      byColumn.computeIfAbsent(column, _ -> new LinkedHashSet<>()).add(parts[1]);
    }
    return new Wanted(byColumn, TimeRange.ALL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      textBlock =
          """
          '' | RECENT | 8
          training_job_status=Failed | BY_STATUS | 8
          training_job_status=Failed&training_job_status=Stopped | BY_STATUS | 16
          training_job_status=a&training_job_status=b&training_job_status=c&training_job_status=d&training_job_status=e | RECENT | 8
          secondary_status=Training&instance_type=ml.g5.xlarge | RECENT | 8
          account_id=111122223333 | BY_ACCOUNT | 2
          account_id=111122223333&account_id=444455556666 | BY_ACCOUNT | 3
          region=us-east-1 | BY_ACCOUNT | 2
          region=us-east-1&region=eu-west-1 | BY_ACCOUNT | 3
          account_id=777788889999 | RECENT | 8
          account_id=777788889999&training_job_status=Failed | BY_STATUS | 8
          account_id=777788889999&region=zz-test-7 | BY_ACCOUNT | 1
          account_id=111122223333&training_job_status=Failed | BY_ACCOUNT | 2
          account_id=111122223333&training_job_status=InProgress | BY_STATUS | 8
          tuning_job_arn=arn:x&account_id=111122223333 | BY_TUNING_JOB | 1
          tuning_job_arn=arn:x&tuning_job_arn=ARN:X | BY_TUNING_JOB | 1
          tuning_job_arn=arn:x&tuning_job_arn= | RECENT | 8
          training_job_arn=arn:aws:sagemaker:us-east-1:111122223333:training-job/job | BY_ACCOUNT | 1
          _key=arn:aws:sagemaker:us-east-1:111122223333:training-job/job@2026-11-23T12:00:00.000Z | BY_ACCOUNT | 1
          account_id=111122223333&region=us-east-1 | BY_ACCOUNT | 1
          account_id=111122223333&region=us-east-1&training_job_status=InProgress | BY_STATUS | 8
          account_id=x&region=y | none | 0
          training_job_arn=x | none | 0
          _key=x | none | 0
          """)
  void readsTheFewestPartitionsThatHoldAllWantedRows(String texts, Index index, int partitions) {
    List<Partition> planned =
        new Planner(FLEET.reader()).plan(wanted(texts), Order.NEWEST_FIRST).partitions();

    assertThat(planned).hasSize(partitions).doesNotHaveDuplicates();
    assertThat(planned).allSatisfy(partition -> assertThat(partition.index()).isEqualTo(index));
  }

  @Test
  void readsNoPartitionWhenNoCreationTimeIsWanted() {
    Wanted wanted = new Wanted(Map.of(), NO_TIME);

    IndexRange planned = new Planner(FLEET.reader()).plan(wanted, Order.NEWEST_FIRST);

    assertThat(planned.partitions()).isEmpty();
  }

  @Test
  void readsNoPartitionWhenAColumnMayHaveNoText() {
    Wanted wanted = new Wanted(Map.of(Column.ACCOUNT_ID, Set.of()), TimeRange.ALL);

    IndexRange planned = new Planner(FLEET.reader()).plan(wanted, Order.NEWEST_FIRST);

    assertThat(planned.partitions()).isEmpty();
  }

  @Test
  void keepsTheTimesAndTheOrder() {
    TimeRange times = new TimeRange(Fleet.NOON, null);

    IndexRange planned =
        new Planner(FLEET.reader()).plan(new Wanted(Map.of(), times), Order.OLDEST_FIRST);

    assertThat(planned).isEqualTo(new IndexRange(Partition.recent(), times, Order.OLDEST_FIRST));
  }

  @Test
  void readsTheStateTableOnlyForWhatIsNotNamed() {
    ReadMeter meter = new ReadMeter();
    Planner planner = new Planner(FLEET.reader().measuredBy(meter));

    planner.plan(wanted("account_id=111122223333&region=us-east-1"), Order.NEWEST_FIRST);
    planner.plan(wanted("training_job_status=Failed"), Order.NEWEST_FIRST);
    double named = meter.units();
    planner.plan(wanted("account_id=111122223333"), Order.NEWEST_FIRST);

    assertThat(named).isZero();
    assertThat(meter.units()).isEqualTo(0.5);
  }

  @Test
  void leavesOutTextsThatAreTooLongForAKey() {
    Wanted wanted =
        new Wanted(
            Map.of(Column.TRAINING_JOB_STATUS, Set.of("Failed", "x".repeat(2049))), TimeRange.ALL);

    IndexRange planned = new Planner(FLEET.reader()).plan(wanted, Order.NEWEST_FIRST);

    assertThat(planned.partitions()).isEqualTo(Partition.byStatus("Failed"));
  }

  static IntStream lettersThatGrowInLowerCase() {
    return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(c -> Character.isDefined(c) && !(c <= 0xFFFF && Character.isSurrogate((char) c)))
        .filter(
            c ->
                bytes(Character.toString(c).toLowerCase(Locale.ROOT))
                    > bytes(Character.toString(c)));
  }

  @ParameterizedTest
  @MethodSource("lettersThatGrowInLowerCase")
  void measuresAKeyInTheCaseInWhichItIsStored(int letter) {
    String start = "arn:";
    int room = (2048 - start.length()) / bytes(Character.toString(letter));
    String arn = start + Character.toString(letter).repeat(room);
    Planner planner = new Planner(FLEET.reader());

    for (Column column : Column.values()) {
      IndexRange range =
          planner.plan(new Wanted(Map.of(column, Set.of(arn)), TimeRange.ALL), Order.NEWEST_FIRST);

      assertThat(range.partitions())
          .as(column.id())
          .allSatisfy(
              partition ->
                  assertThat(partition.key())
                      .allMatch(value -> value.s() == null || bytes(value.s()) <= 2048));
    }
    assertThat(bytes(arn)).isLessThanOrEqualTo(2048);
    assertThat(bytes(arn.toLowerCase(Locale.ROOT))).isGreaterThan(2048);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          account_id=111122223333 | RECENT
          region=us-east-1 | RECENT
          account_id=111122223333&account_id=444455556666 | RECENT
          account_id=111122223333&training_job_status=Failed | BY_STATUS
          account_id=111122223333&region=us-east-1 | BY_ACCOUNT
          """)
  void doesWithoutAStateTableThatHasLostItsAccounts(String texts, Index index) {
    Fleet fleet = Fleet.empty();
    Fleet.DYNAMO.deleteTable(r -> r.tableName(fleet.state()));

    List<Partition> ofLostTable =
        new Planner(fleet.reader()).plan(wanted(texts), Order.NEWEST_FIRST).partitions();
    List<Partition> ofEmptyTable =
        new Planner(Fleet.empty().reader()).plan(wanted(texts), Order.NEWEST_FIRST).partitions();

    assertThat(ofLostTable)
        .isNotEmpty()
        .isEqualTo(ofEmptyTable)
        .allSatisfy(partition -> assertThat(partition.index()).isEqualTo(index));
  }
}
