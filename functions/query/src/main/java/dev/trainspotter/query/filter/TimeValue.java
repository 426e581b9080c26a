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

/// A time in a request. A date stands for its whole day in UTC. Any other time stands for one
/// millisecond, because stored times are cut to milliseconds.
///
/// @param first its first millisecond
/// @param last its last millisecond
public record TimeValue(Instant first, Instant last) {
  /// What a time may look like, for error texts.
  public static final String FORM =
      "a date such as 2026-11-23, a time such as 2026-11-23T14:13:00Z, or a relative time such"
          + " as -90m, -24h, -7d";

  /// The same without relative times, for conditions of equality, which they cannot meet.
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

  /// The time in this text; null when it is not a time.
  ///
  /// @param now the time that relative times are relative to
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

  /// Whether this text is a relative time.
  static boolean isBack(String text) {
    return BACK.matcher(text).matches();
  }

  /// The instant that this text names, in any zone; null when it names none, as a date or a
  /// relative time.
  public static @Nullable Instant moment(String text) {
    try {
      // A plus sign that was not percent-encoded has become a space.
      return Timestamps.parse(text.replace(' ', '+'));
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
