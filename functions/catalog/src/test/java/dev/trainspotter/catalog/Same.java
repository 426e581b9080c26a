package dev.trainspotter.catalog;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Whether a stored value is what SageMaker sent, with only the changes that the record promises.
public final class Same {
  private Same() {}

  /// Whether the column holds what was sent.
  public static boolean value(Column column, @Nullable AttributeValue stored, AttributeValue sent) {
    if (stored == null) {
      return false;
    }
    return switch (column.type()) {
      case TIMESTAMP -> isTime(stored, sent);
      case INT64 -> new BigDecimal(stored.n()).compareTo(new BigDecimal(sent.n())) == 0;
      case STRING, BOOL, HSTORE, HSTORE_CSV, JSON ->
          nested(column.timestampMembers(), stored, sent);
    };
  }

  private static boolean nested(List<String> times, AttributeValue stored, AttributeValue sent) {
    if (sent.hasM()) {
      Map<String, AttributeValue> map = sent.m();
      return stored.hasM()
          && stored.m().keySet().equals(map.keySet())
          && map.entrySet().stream()
              .allMatch(
                  entry -> {
                    AttributeValue value = stored.m().get(entry.getKey());
                    return times.contains(entry.getKey())
                        ? isTime(value, entry.getValue())
                        : nested(times, value, entry.getValue());
                  });
    }
    if (sent.hasL()) {
      List<AttributeValue> list = sent.l();
      return stored.hasL()
          && stored.l().size() == list.size()
          && IntStream.range(0, list.size())
              .allMatch(i -> nested(times, stored.l().get(i), list.get(i)));
    }
    if (sent.n() != null && stored.n() != null) {
      return new BigDecimal(stored.n()).compareTo(new BigDecimal(sent.n())) == 0;
    }
    return Objects.equals(stored, sent);
  }

  private static boolean isTime(AttributeValue stored, AttributeValue sent) {
    BigDecimal seconds =
        BigDecimal.valueOf(Timestamps.parse(stored.s()).toEpochMilli()).movePointLeft(3);
    return seconds.compareTo(new BigDecimal(sent.n()).setScale(3, RoundingMode.FLOOR)) == 0;
  }
}
