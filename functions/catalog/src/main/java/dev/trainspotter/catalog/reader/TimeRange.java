package dev.trainspotter.catalog.reader;

import dev.trainspotter.catalog.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The creation times from a first to a last one, both included, to the millisecond.
///
/// @param first null when it has no beginning
/// @param last null when it has no end
public record TimeRange(@Nullable Instant first, @Nullable Instant last) {
  /// All there are.
  public static final TimeRange ALL = new TimeRange(null, null);

  private static final Duration MILLISECOND = Duration.ofMillis(1);
  private static final String FIRST = ":first";
  private static final String LAST = ":last";

  /// No job was created before or behind the times that have a spelling: those are no bounds.
  public TimeRange {
    first = first == null || !first.isAfter(Timestamps.FIRST) ? null : first;
    last = last == null || !last.isBefore(Timestamps.LAST) ? null : last;
  }

  /// What both have in common.
  public TimeRange and(TimeRange other) {
    Instant from =
        first == null || (other.first != null && other.first.isAfter(first)) ? other.first : first;
    Instant to =
        last == null || (other.last != null && other.last.isBefore(last)) ? other.last : last;
    return new TimeRange(from, to);
  }

  /// Whether no time is among them.
  public boolean isEmpty() {
    return first != null && first.isAfter(last == null ? Timestamps.LAST : last);
  }

  /// Whether this position lies among them.
  boolean contains(Position position) {
    Instant time = Timestamps.parse(position.creationTime());
    return (first == null || !time.isBefore(first)) && (last == null || !time.isAfter(last));
  }

  /// Whether all of them are shown after this position.
  boolean follow(Position position, Order order) {
    Instant time = Timestamps.parse(position.creationTime());
    return order.isForward()
        ? first != null && time.isBefore(first)
        : last != null && time.isAfter(last);
  }

  /// The same and one more at the end of a walk: DynamoDB Local refuses to go on from the very last
  /// time of what it is asked for, although other ARNs may follow there.
  TimeRange withRoomBehind(Order order) {
    return order.isForward()
        ? new TimeRange(first, last == null ? null : last.plus(MILLISECOND))
        : new TimeRange(first == null ? null : first.minus(MILLISECOND), last);
  }

  /// The condition on an index's sort key, with this name for its first attribute; empty when any
  /// will do.
  String condition(String name) {
    if (first != null && last != null) {
      return "%s BETWEEN %s AND %s".formatted(name, FIRST, LAST);
    }
    if (first != null) {
      return name + " >= " + FIRST;
    }
    return last != null ? name + " <= " + LAST : "";
  }

  /// The values that the condition speaks of.
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
