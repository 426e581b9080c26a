package dev.trainspotter.catalog.reader;

import dev.trainspotter.catalog.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A range of creation times to the millisecond, both ends included.
///
/// @param first null if the range has no beginning
/// @param last null if the range has no end
public record TimeRange(@Nullable Instant first, @Nullable Instant last) {
  /// All creation times.
  public static final TimeRange ALL = new TimeRange(null, null);

  private static final Duration MILLISECOND = Duration.ofMillis(1);
  private static final String FIRST = ":first";
  private static final String LAST = ":last";

  /// Drops a bound outside of the years 1 to 9999 that excludes nothing: all creation times lie in
  /// those years.
  public TimeRange {
    first = first == null || !first.isAfter(Timestamps.FIRST) ? null : first;
    last = last == null || !last.isBefore(Timestamps.LAST) ? null : last;
  }

  /// The times that are in both ranges.
  public TimeRange and(TimeRange other) {
    Instant from =
        first == null || (other.first != null && other.first.isAfter(first)) ? other.first : first;
    Instant to =
        last == null || (other.last != null && other.last.isBefore(last)) ? other.last : last;
    return new TimeRange(from, to);
  }

  /// The shortest range that contains both.
  public TimeRange or(TimeRange other) {
    if (isEmpty() || other.isEmpty()) {
      return isEmpty() ? other : this;
    }
    Instant from =
        first == null || (other.first != null && !other.first.isBefore(first))
            ? first
            : other.first;
    Instant to =
        last == null || (other.last != null && !other.last.isAfter(last)) ? last : other.last;
    return new TimeRange(from, to);
  }

  /// Whether the range contains no time.
  public boolean isEmpty() {
    return first != null && first.isAfter(last == null ? Timestamps.LAST : last);
  }

  /// Tests whether the range contains a position's creation time.
  ///
  /// The bounds are formatted once and then compared as texts: times in the catalog's spelling
  /// sort as text.
  Predicate<Position> test() {
    if (isEmpty()) {
      return _ -> false;
    }
    String from = first == null ? "" : Timestamps.format(first);
    @Nullable String to = last == null ? null : Timestamps.format(last);
    return position ->
        position.creationTime().compareTo(from) >= 0
            && (to == null || position.creationTime().compareTo(to) <= 0);
  }

  /// Whether the whole range comes after this position in this order.
  boolean isAfter(Position position, Order order) {
    Instant time = Timestamps.parse(position.creationTime());
    return order.isForward()
        ? first != null && time.isBefore(first)
        : last != null && time.isAfter(last);
  }

  /// The same range with one more millisecond at the end of a scan in this order.
  ///
  /// DynamoDB Local cannot continue a query from a key with the last creation time of the key
  /// condition, although other ARNs may follow at that time.
  TimeRange extendedAtEnd(Order order) {
    return order.isForward()
        ? new TimeRange(first, last == null ? null : last.plus(MILLISECOND))
        : new TimeRange(first == null ? null : first.minus(MILLISECOND), last);
  }

  /// The key condition for this range; empty if the range contains all times.
  ///
  /// @param name the placeholder for the name of the attribute
  String condition(String name) {
    if (first != null && last != null) {
      return "%s BETWEEN %s AND %s".formatted(name, FIRST, LAST);
    }
    if (first != null) {
      return name + " >= " + FIRST;
    }
    return last != null ? name + " <= " + LAST : "";
  }

  /// The values of the condition's placeholders.
  Map<String, AttributeValue> values() {
    Map<String, AttributeValue> values = new LinkedHashMap<>();
    if (first != null) {
      values.put(FIRST, AttributeValue.fromS(Timestamps.format(first)));
    }
    if (last != null) {
      values.put(LAST, AttributeValue.fromS(Timestamps.format(last)));
    }
    return values;
  }
}
