package dev.trainspotter.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class TimestampsTest {
  @ParameterizedTest
  @CsvSource({
    "1583831889.05, 2020-03-10T09:18:09.050Z",
    "1583831889, 2020-03-10T09:18:09.000Z",
    "1.583831889050E9, 2020-03-10T09:18:09.050Z",
    "1583831889.0509999, 2020-03-10T09:18:09.050Z",
    "1583831889050, 2020-03-10T09:18:09.050Z",
    "0, 1970-01-01T00:00:00.000Z",
    "-1.5, 1969-12-31T23:59:58.500Z",
    "99999999999, 5138-11-16T09:46:39.000Z",
    "100000000000, 1973-03-03T09:46:40.000Z",
  })
  void readsEpochSecondsAndMilliseconds(String sent, String time) {
    assertThat(Timestamps.read(AttributeValue.fromN(sent))).isEqualTo(time);
    assertThat(Timestamps.read(AttributeValue.fromS(sent))).isEqualTo(time);
  }

  @ParameterizedTest
  @CsvSource({
    "2020-03-10T09:18:09Z, 2020-03-10T09:18:09.000Z",
    "2020-03-10T10:18:09.123456+01:00, 2020-03-10T09:18:09.123Z",
  })
  void readsIsoTexts(String sent, String time) {
    assertThat(Timestamps.read(AttributeValue.fromS(sent))).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "soon", "2020-03-10", "1E999999999", "1E-999999999", "9E18", "-", "1e", "NaN"})
  void knowsNoTimeInAnythingElse(String sent) {
    assertThat(Timestamps.read(AttributeValue.fromS(sent))).isNull();
  }

  @Test
  void knowsNoTimeInAStructure() {
    assertThat(Timestamps.read(AttributeValue.fromBool(true))).isNull();
  }

  @Test
  void alwaysHasTheSameWidth() {
    assertThat(Timestamps.format(Instant.parse("2026-11-23T14:13:00Z")))
        .isEqualTo("2026-11-23T14:13:00.000Z");
    assertThat(Timestamps.format(Instant.parse("2026-11-23T14:13:00.123999999Z")))
        .isEqualTo("2026-11-23T14:13:00.123Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+10000-01-01T00:00:00Z",
        "9999-12-31T23:59:59-18:00",
        "+999999999-12-31T23:59:59-18:00",
        "0001-01-01T00:00:00+00:01",
        "-999999999-01-01T00:00:00+18:00",
      })
  void parsesNoTimeThatHasNoSpelling(String text) {
    assertThatThrownBy(() -> Timestamps.parse(text)).isInstanceOf(DateTimeException.class);
    assertThat(Timestamps.read(AttributeValue.fromS(text))).isNull();
  }

  @Test
  void parsesTheFirstAndTheLastTime() {
    assertThat(Timestamps.parse(Timestamps.format(Timestamps.FIRST))).isEqualTo(Timestamps.FIRST);
    assertThat(Timestamps.parse(Timestamps.format(Timestamps.LAST))).isEqualTo(Timestamps.LAST);
    assertThat(Timestamps.read(AttributeValue.fromS("9999-12-31T23:59:59.9999Z")))
        .isEqualTo("9999-12-31T23:59:59.999Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-0001-12-31T23:59:59.999Z",
        "+10000-01-01T00:00:00Z",
        "+1000000000-01-01T00:00:00Z",
        "-1000000000-01-01T00:00:00Z",
      })
  void spellsNothingThatIsWider(String text) {
    Instant instant = Instant.parse(text);

    assertThatThrownBy(() -> Timestamps.format(instant)).isInstanceOf(DateTimeException.class);
  }

  @Test
  void findsTheTimeInTheCatalogsSpelling() {
    assertThat(Timestamps.find("2026-11-23T14:13:00.123Z"))
        .isEqualTo(Instant.parse("2026-11-23T14:13:00.123Z"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "soon",
        "2026-11-23",
        "2026-11-23T14:13:00Z",
        "2026-11-23T14:13:00+01:0",
        "2026-11-23T14:13:00.1234",
        "+12026-11-23T14:13:00.0Z",
        "2026-02-30T14:13:00.000Z",
        "2026-11-23T14:13:00.1234Z",
        "2026-11-23T14:13+00:00:0Z",
      })
  void findsNoTimeInAnotherSpelling(String text) {
    assertThat(Timestamps.find(text)).isNull();
  }
}
