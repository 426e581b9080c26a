package dev.trainspotter.catalog.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
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
}
