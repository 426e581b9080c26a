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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The time that a text means: a date is its whole day in UTC, anything else one millisecond, for
/// times are stored cut to milliseconds.
///
/// @param first its first millisecond
/// @param last its last one
public record TimeValue(Instant first, Instant last) {
  /// What to write where a time belongs.
  public static final String FORM =
      "a date such as 2026-11-23, a time such as 2026-11-23T14:13:00Z, or a time back from now such"
          + " as -90m, -24h, -7d";

  /// The same where a time must be equal, which none back from now is.
  static final String EXACT_FORM =
      "a date such as 2026-11-23 or a time such as 2026-11-23T14:13:00Z";

  private static final Pattern BACK = Pattern.compile("-([0-9]{1,9})([smhdw])");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1),
          "w", Duration.ofDays(7));
  private static final Duration MILLISECOND = Duration.ofMillis(1);

  /// The time that this text means; null when it means none.
  ///
  /// @param now where times back from now begin
  public static @Nullable TimeValue parse(String text, Instant now) {
    try {
      Matcher back = BACK.matcher(text);
      if (back.matches()) {
        Duration unit = UNITS.getOrDefault(back.group(2), Duration.ZERO);
        return at(now.minus(unit.multipliedBy(Long.parseLong(back.group(1)))));
      }
      if (DATE.matcher(text).matches()) {
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

  /// Whether this text means a time back from now.
  static boolean isBack(String text) {
    return BACK.matcher(text).matches();
  }

  /// The instant that this text names, in whatever zone; null when it names none, as a date and a
  /// time back from now do.
  public static @Nullable Instant moment(String text) {
    try {
      // A plus sign that nobody percent-encoded has become a space.
      return Timestamps.parse(text.replace(' ', '+'));
    } catch (DateTimeException _) {
      return null;
    }
  }

  /// Less than 0 when the instant lies before it, more when behind it, else 0.
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
