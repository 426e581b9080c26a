package dev.trainspotter.query.filter;

import dev.trainspotter.catalog.Timestamps;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// A time in a request. A date stands for its whole day in UTC. Any other time stands for one
/// millisecond, because stored times are cut to milliseconds.
///
/// @param first its first millisecond
/// @param last its last millisecond
public record TimeValue(Instant first, Instant last) {
  /// What a time may look like, for error texts.
  public static final String FORM =
      "a date such as 2026-11-23 (the whole day in UTC), a time such as 2026-11-23T14:13:00Z, or a"
          + " relative time such as -90m, -24h, -7d";

  /// The same without relative times, for conditions of equality, which they cannot meet.
  static final String EXACT_FORM =
      "a date such as 2026-11-23 (the whole day in UTC) or a time such as 2026-11-23T14:13:00Z";

  private static final String DAY = "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])";

  /// A date in UTC.
  public static final TextRule DATE = TextRule.of(DAY, 10, EXACT_FORM, "2026-11-23");

  /// A time with a zone. On the first and the last day of the calendar only UTC is accepted, so
  /// that the time stays within the calendar.
  public static final TextRule MOMENT =
      TextRule.of(
          "(?!0000|(?:0001-01-01|9999-12-31).*[+-][0-9]{2}:[0-9]{2}$)"
              + DAY
              + "[tT](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,9})?)?"
              + "(?:[zZ]|[+-](?:(?:0[0-9]|1[0-7]):[0-5][0-9]|18:00))",
          35,
          EXACT_FORM,
          "2026-11-23T14:13:00Z");

  /// How long ago a time was.
  public static final TextRule BACK = TextRule.of("-([0-9]{1,9})([smhdw])", 11, FORM, "-24h");

  private static final Map<String, Duration> UNITS =
      Map.of(
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1),
          "w", Duration.ofDays(7));
  private static final Duration MILLISECOND = Duration.ofMillis(1);

  /// The time in this text; null when it is not a time.
  ///
  /// @param now the time that relative times are relative to
  public static @Nullable TimeValue parse(String text, Instant now) {
    try {
      Matcher back = BACK.pattern().matcher(text);
      if (back.matches()) {
        Duration unit = UNITS.getOrDefault(back.group(2), Duration.ZERO);
        return at(now.minus(unit.multipliedBy(Long.parseLong(back.group(1)))));
      }
      if (DATE.isMet(text)) {
        Instant day = LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        return new TimeValue(
            clamped(day), clamped(day.plus(Duration.ofDays(1)).minus(MILLISECOND)));
      }
      Instant moment = moment(text);
      return moment == null ? null : at(moment);
    } catch (DateTimeException _) {
      return null;
    }
  }

  /// Whether this text is a relative time.
  static boolean isBack(String text) {
    return BACK.isMet(text);
  }

  /// The instant that this text names, in any zone; null when it names none, as a date or a
  /// relative time.
  public static @Nullable Instant moment(String text) {
    try {
      // A plus sign that was not percent-encoded has become a space.
      String sent = text.replace(' ', '+');
      return MOMENT.isMet(sent) ? Timestamps.parse(sent) : null;
    } catch (DateTimeException _) {
      return null;
    }
  }

  /// Negative when the instant is earlier, positive when it is later, else 0.
  int compare(Instant instant) {
    if (instant.isBefore(first)) {
      return -1;
    }
    return instant.isAfter(last) ? 1 : 0;
  }

  private static TimeValue at(Instant instant) {
    Instant cut = clamped(instant).truncatedTo(ChronoUnit.MILLIS);
    return new TimeValue(cut, cut);
  }

  private static Instant clamped(Instant instant) {
    if (instant.isBefore(Timestamps.FIRST)) {
      return Timestamps.FIRST;
    }
    return instant.isAfter(Timestamps.LAST) ? Timestamps.LAST : instant;
  }
}
