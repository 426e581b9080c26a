package dev.trainspotter.catalog;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The one spelling of time in the catalog: ISO 8601 in UTC, cut to milliseconds, always 24
/// characters, so that times sort as text.
///
/// SageMaker writes epoch seconds with a fraction in answers and epoch milliseconds, as text or
/// as numbers, in events. Seconds stay below 10¹¹ until the year 5138 and milliseconds have been
/// above it since 1973, so the size tells which is meant.
public final class Timestamps {
  /// The first time that anything may have; the year before it can be written, to ask for less.
  public static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  /// The last time that can be written.
  public static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  /// A year of four digits and no other: a wider one would not sort as text.
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4)
          .appendPattern("-MM-dd'T'HH:mm:ss.SSS'Z'")
          .toFormatter(Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final BigDecimal SMALLEST_MILLISECONDS = BigDecimal.valueOf(100_000_000_000L);
  private static final int WIDTH = 24;
  private static final int LONGEST = 40;

  private Timestamps() {}

  /// The instant in the catalog's spelling.
  ///
  /// @throws DateTimeException when its year has not four digits
  public static String format(Instant instant) {
    return ISO.format(instant.truncatedTo(ChronoUnit.MILLIS));
  }

  /// The instant that a text of the catalog's spelling, or any ISO 8601 text with an offset, means.
  ///
  /// @throws DateTimeException when it means none, or one before the first or behind the last time
  public static Instant parse(String text) {
    return checked(OffsetDateTime.parse(text).toInstant());
  }

  /// The instant that a text of the catalog's spelling means; null when it is another text.
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

  /// Whether these are creation times of the same job: events and answers cut them differently, so
  /// less than a second apart counts as the same.
  public static boolean isSameCreation(String one, String other) {
    Duration apart = Duration.between(parse(one), parse(other));
    return apart.abs().compareTo(Duration.ofSeconds(1)) < 0;
  }

  /// The time that SageMaker sent, in the catalog's spelling; null when it is no time.
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
      throw new ArithmeticException("beyond any time");
    }
    BigDecimal milliseconds =
        epoch.abs().compareTo(SMALLEST_MILLISECONDS) < 0 ? epoch.movePointRight(3) : epoch;
    return checked(
        Instant.ofEpochMilli(milliseconds.setScale(0, RoundingMode.FLOOR).longValueExact()));
  }

  private static Instant checked(Instant instant) {
    if (instant.isBefore(FIRST) || instant.truncatedTo(ChronoUnit.MILLIS).isAfter(LAST)) {
      throw new DateTimeException("no time of the catalog: " + instant);
    }
    return instant;
  }
}
