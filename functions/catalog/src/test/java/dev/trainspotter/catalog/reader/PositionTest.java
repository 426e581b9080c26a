package dev.trainspotter.catalog.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.table.Fleet;
import dev.trainspotter.catalog.writer.Generation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {
  private static final String TIME = "2026-11-23T12:00:00.000Z";

  private static String arn(String account, String job) {
    return "arn:aws:sagemaker:us-east-1:%s:training-job/%s".formatted(account, job);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+10000-01-01T00:00:00.000Z",
        "-0001-01-01T00:00:00.000Z",
        "+999999999-12-31T23:59:59.999-18:00",
        "2026-11-23T12:00:00Z",
        "2026-11-23",
        ""
      })
  void isNowhereAtATimeThatNoRowCanHave(String time) {
    String arn = arn("111122223333", "a");

    assertThatThrownBy(() -> new Position(time, arn)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Position.find(arn + "@" + time)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "444455556666, NEWEST_FIRST",
    "444455556666, OLDEST_FIRST",
    "444455556668, NEWEST_FIRST",
    "444455556668, OLDEST_FIRST",
    "444455556600, NEWEST_FIRST",
    "444455556600, OLDEST_FIRST",
    "999999999999, NEWEST_FIRST",
    "999999999999, OLDEST_FIRST",
    "000000000000, NEWEST_FIRST",
    "000000000000, OLDEST_FIRST"
  })
  void leadsToTheSameJobsOfAnAccountWithoutNamingAnothers(String account, Order order) {
    Position foreign = new Position(TIME, arn("444455556667", "secret"));
    Position first = new Position(TIME, arn(account, "0"));
    Position last = new Position(TIME, arn(account, "z".repeat(63)));

    Position shown = foreign.beforeNextJobOf(account, order);

    Comparator<Position> walk = order.comparator();
    assertThat(shown.arn()).doesNotContain("secret");
    assertThat(walk.compare(shown, foreign)).as("goes on").isNotNegative();
    assertThat(walk.compare(shown, first) < 0).isEqualTo(walk.compare(foreign, first) < 0);
    assertThat(walk.compare(shown, last) < 0).isEqualTo(walk.compare(foreign, last) < 0);
  }

  @Test
  void sortsByTimeAndThenByArnTheNewestFirst() {
    Position newest = new Position("2026-11-23T12:00:00.001Z", arn("111122223333", "a"));
    Position second = new Position(TIME, arn("111122223333", "b"));
    Position third = new Position(TIME, arn("111122223333", "a"));
    Position oldest = new Position("2026-11-23T11:59:59.999Z", arn("444455556666", "z"));

    List<Position> sorted = Stream.of(third, oldest, newest, second).sorted().toList();

    assertThat(sorted).containsExactly(newest, second, third, oldest);
    assertThat(sorted.reversed()).isSortedAccordingTo(Order.OLDEST_FIRST.comparator());
    assertThat(sorted).isSortedAccordingTo(Order.NEWEST_FIRST.comparator());
  }

  @Test
  void equalsOnlyAPositionWithTheSameTimeAndArn() {
    String arn = arn("111122223333", "a");
    Position position = new Position(TIME, arn);

    assertThat(position)
        .isEqualTo(new Position(TIME, arn))
        .hasSameHashCodeAs(new Position(TIME, arn))
        .isEqualByComparingTo(new Position(TIME, arn))
        .isNotEqualTo(new Position(TIME, arn("111122223333", "b")))
        .isNotEqualTo(new Position("2026-11-23T12:00:00.001Z", arn));
  }

  @Test
  void isFoundByTheKeyOfItsRow() {
    String arn = arn("111122223333", "a");

    assertThat(Position.find(arn + "@" + TIME)).isEqualTo(new Position(TIME, arn));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "arn:aws:sagemaker:us-east-1:111122223333:training-job/a",
        "arn:aws:sagemaker:us-east-1:111122223333:training-job/A@2026-11-23T12:00:00.000Z",
        "arn:aws:sagemaker:us-east-1:111122223333:training-job/a@2026-11-23T12:00:00.000Z@",
        "arn:aws:s3:::bucket@2026-11-23T12:00:00.000Z"
      })
  void isNotFoundByAKeyThatNoRowCanHave(String key) {
    assertThat(Position.find(key)).isNull();
  }

  @Test
  void isTheSameFromAJobAsFromItsItem() {
    TrainingJob job = Fleet.job(Fleet.arn("Mixed-Case"), Fleet.NOON, Map.of());

    Position ofJob = Position.of(job);

    assertThat(ofJob).isEqualTo(Position.of(Generation.of(job).item()));
    assertThat(ofJob.key())
        .isEqualTo(
            Map.of(
                "arn", Fleet.text(Fleet.arn("mixed-case").spelling()),
                "creation_time", Fleet.text(TIME)));
  }
}
