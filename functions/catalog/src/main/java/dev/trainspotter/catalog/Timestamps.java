package dev.trainspotter.catalog;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The one spelling of times in the catalog: ISO 8601 in UTC, truncated to milliseconds, always 24
/// characters, so that times sort as text.
///
/// SageMaker sends epoch seconds with a fraction in responses, and epoch milliseconds as text or
/// number in events. Seconds stay below 10¹¹ until the year 5138 and milliseconds have been above
/// it since 1973, so a number's size shows its unit.
public final class Timestamps {
  /// The earliest time that a job can have. Earlier times can still be formatted, as a lower bound.
  public static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  /// The latest time that can be formatted.
  public static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  /// The year has exactly four digits: longer years would not sort as text.
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4)
          .appendPattern("-MM-dd'T'HH:mm:ss.SSS'Z'")
          .toFormatter(Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final BigDecimal SMALLEST_MILLISECONDS = BigDecimal.valueOf(100_000_000_000L);

  /// A zero stands for any digit.
  private static final String SPELLING = "0000-00-00T00:00:00.000Z";

  private static final int WIDTH = SPELLING.length();
  private static final int LONGEST = 40;

  private Timestamps() {}

  /// The instant in the catalog's spelling.
  ///
  /// @throws DateTimeException when its year does not have four digits
  public static String format(Instant instant) {
    return ISO.format(instant.truncatedTo(ChronoUnit.MILLIS));
  }

  /// The instant of a text in the catalog's spelling or in any ISO 8601 form with an offset.
  ///
  /// @throws DateTimeException when the text is not such a time, or lies outside [#FIRST] to
  ///     [#LAST]
  public static Instant parse(String text) {
    return checked(isSpelledAsHere(text) ? ofDigits(text) : OffsetDateTime.parse(text).toInstant());
  }

  /// Whether each character is one that the catalog's spelling has at its place.
  private static boolean isSpelledAsHere(String text) {
    if (text.length() != WIDTH) {
      return false;
    }
    for (int i = 0; i < WIDTH; i++) {
      char expected = SPELLING.charAt(i);
      char c = text.charAt(i);
      boolean isRight = expected == '0' ? c >= '0' && c <= '9' : c == expected;
      if (!isRight) {
        return false;
      }
    }
    return true;
  }

  /// The instant of a text in the catalog's spelling. A general parser takes ten times as long.
  private static Instant ofDigits(String text) {
    LocalDate date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    LocalTime time =
        LocalTime.of(
            number(text, 11, 13),
            number(text, 14, 16),
            number(text, 17, 19),
            number(text, 20, 23) * 1_000_000);
    return LocalDateTime.of(date, time).toInstant(ZoneOffset.UTC);
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = 10 * number + text.charAt(i) - '0';
    }
    return number;
  }

  /// The instant of a text in the catalog's spelling; null for any other text.
  public static @Nullable Instant find(@Nullable String text) {
    if (text == null || text.length() != WIDTH || text.charAt(WIDTH - 1) != 'Z') {
      return null;
    }
    try {
      return parse(text);
    } catch (DateTimeException _) {
      return null;
    }
  }

  /// Whether two creation times are those of one job. Events and responses truncate them
  /// differently, so times less than a second apart count as the same.
  public static boolean isSameCreation(String one, String other) {
    Duration apart = Duration.between(parse(one), parse(other));
    return apart.abs().compareTo(Duration.ofSeconds(1)) < 0;
  }

  /// The time that SageMaker sent, in the catalog's spelling; null when the value is not a time.
  public static @Nullable String read(AttributeValue value) {
    String text = value.n() != null ? value.n() : value.s();
    if (text == null || text.isEmpty() || text.length() > LONGEST) {
      return null;
    }
    try {
      return format(isDecimal(text) ? fromEpoch(new BigDecimal(text)) : parse(text));
    } catch (ArithmeticException | DateTimeException | NumberFormatException _) {
      return null;
    }
  }

  private static boolean isDecimal(String text) {
    return text.chars().allMatch(c -> (c >= '0' && c <= '9') || ".+-eE".indexOf(c) >= 0);
  }

  private static Instant fromEpoch(BigDecimal epoch) {
    if (epoch.scale() > LONGEST || epoch.precision() - epoch.scale() > 18) {
      throw new ArithmeticException("too many digits for a time: " + epoch.precision());
    }
    BigDecimal milliseconds =
        epoch.abs().compareTo(SMALLEST_MILLISECONDS) < 0 ? epoch.movePointRight(3) : epoch;
    return checked(
        Instant.ofEpochMilli(milliseconds.setScale(0, RoundingMode.FLOOR).longValueExact()));
  }

  private static Instant checked(Instant instant) {
    if (instant.isBefore(FIRST) || instant.truncatedTo(ChronoUnit.MILLIS).isAfter(LAST)) {
      throw new DateTimeException(
          "expected a time from %s to %s, was %s".formatted(FIRST, LAST, instant));
    }
    return instant;
  }
}
