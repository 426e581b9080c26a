package dev.trainspotter.query.filter;

import dev.trainspotter.catalog.Timestamps;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Tells a caller what a text lacks to be a time, with the corrected text.
public final class MeantTime {
  private static final Pattern EPOCH = Pattern.compile("[0-9]{9,13}(?:\\.[0-9]{1,9})?");

  /// A date and a time of day with any separators, and perhaps an offset.
  private static final Pattern PARTS =
      Pattern.compile(
          "([0-9]{4})[-/.]([0-9]{2})[-/.]([0-9]{2})(?:[tT +_]+([0-9]{2}:[0-9]{2}(?::[0-9]{2}"
              + "(?:[.,][0-9]{1,9})?)?) ?(?:([zZ]|UTC|GMT)|([+-]?)([0-9]{2}):?([0-9]{2})?)?)?");

  private MeantTime() {}

  /// The end of an error text, such as `; it has no time zone: write 2026-11-23T14:13:00Z for UTC`;
  /// empty when nothing is likely.
  ///
  /// @param takesDates whether a date is accepted as well
  public static String hint(String text, boolean takesDates) {
    if (EPOCH.matcher(text).matches()) {
      String time = Timestamps.read(AttributeValue.fromN(text));
      return time == null ? "" : "; it is a number of seconds or milliseconds: write " + time;
    }
    Matcher parts = PARTS.matcher(text.strip());
    if (!parts.matches()) {
      return "";
    }
    String day = "%s-%s-%s".formatted(parts.group(1), parts.group(2), parts.group(3));
    if (parts.group(4) == null) {
      return takesDates
          ? offered("; write %s", day, TimeValue.DATE)
          : "; a date is not enough: write the job's creation_time as a list shows it";
    }
    String time = day + "T" + parts.group(4).replace(',', '.');
    return zoned(time, parts);
  }

  private static String zoned(String time, Matcher parts) {
    if (parts.group(5) != null) {
      return offered("; write %s", time + "Z", TimeValue.MOMENT);
    }
    @Nullable String hours = parts.group(7);
    if (hours == null) {
      return offered("; it has no time zone: write %s for UTC", time + "Z", TimeValue.MOMENT);
    }
    String sign = parts.group(6).isEmpty() ? "+" : parts.group(6);
    @Nullable String minutes = parts.group(8);
    return offered(
        "; an offset has the form +hh:mm: write %s",
        "%s%s%s:%s".formatted(time, sign, hours, minutes == null ? "00" : minutes),
        TimeValue.MOMENT);
  }

  private static String offered(String words, String text, TextRule rule) {
    boolean isTime = TimeValue.parse(text, Instant.EPOCH) != null;
    return rule.isMet(text) && isTime ? words.formatted(text) : "";
  }
}
