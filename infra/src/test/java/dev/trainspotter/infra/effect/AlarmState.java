package dev.trainspotter.infra.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Evaluates an alarm on a series of values as CloudWatch does: period by period, each with the
/// latest periods before it.
///
/// @param rule the rule of an [AlarmRow]
record AlarmState(String rule) {
  /// A value of the metric.
  ///
  /// @param second when it was published
  record Value(long second, double value) {}

  /// Whether the alarm fires at the end of each period.
  List<Boolean> firing(List<Value> series, long seconds) {
    String[] parts = rule.split(" ");
    int period = Integer.parseInt(parts[1]);
    int needed = Integer.parseInt(parts[2].split("/")[0]);
    int evaluated = Integer.parseInt(parts[2].split("/")[1]);
    List<Boolean> breaching = new ArrayList<>();
    List<Boolean> firing = new ArrayList<>();
    for (long start = 0; start < seconds; start += period) {
      Double value = statistic(parts[0], series, start, start + period);
      breaching.add(isBreaching(parts, value));
      List<Boolean> latest =
          breaching.subList(Math.max(0, breaching.size() - evaluated), breaching.size());
      firing.add(latest.stream().filter(each -> each).count() >= needed);
    }
    return firing;
  }

  private static boolean isBreaching(String[] parts, @Nullable Double value) {
    if (value == null) {
      return parts[5].equals("alarm");
    }
    double threshold = Double.parseDouble(parts[4]);
    return parts[3].equals("<") ? value < threshold : value >= threshold;
  }

  private static @Nullable Double statistic(
      String name, List<Value> series, long from, long until) {
    double[] values =
        series.stream()
            .filter(each -> each.second >= from && each.second < until)
            .mapToDouble(Value::value)
            .sorted()
            .toArray();
    if (values.length == 0) {
      return null;
    }
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "sum" -> java.util.Arrays.stream(values).sum();
      case "maximum" -> values[values.length - 1];
      case "p99" -> values[(int) Math.ceil(0.99 * values.length) - 1];
      default -> throw new IllegalArgumentException(name);
    };
  }
}
