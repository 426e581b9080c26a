package dev.trainspotter.infra.alarms;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A metric expression of CloudWatch, as far as the template uses them: numbers, ids of metrics,
/// `*`, `/` and `MAX([…])`.
record MetricMath(String expression) {
  private static final Pattern TOKEN = Pattern.compile("[a-zA-Z_]\\w*|[0-9.]+|[^\\s\\w]");

  /// The value in one period; null if it has none, because a metric has no data or zero is divided
  /// by zero.
  ///
  /// @param metrics the values of the metrics by their ids
  @Nullable Double value(Map<String, Double> metrics) {
    Deque<String> tokens =
        TOKEN
            .matcher(expression)
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toCollection(ArrayDeque::new));
    double value = product(tokens, metrics);
    if (!tokens.isEmpty()) {
      throw new IllegalArgumentException(expression + " from " + tokens);
    }
    return Double.isFinite(value) ? value : null;
  }

  private double product(Deque<String> tokens, Map<String, Double> metrics) {
    double value = factor(tokens, metrics);
    while ("*".equals(tokens.peek()) || "/".equals(tokens.peek())) {
      boolean isQuotient = tokens.remove().equals("/");
      double next = factor(tokens, metrics);
      value = isQuotient ? value / next : value * next;
    }
    return value;
  }

  private double factor(Deque<String> tokens, Map<String, Double> metrics) {
    String token = tokens.remove();
    if (token.equals("MAX")) {
      return largest(tokens, metrics);
    }
    return Character.isDigit(token.charAt(0))
        ? Double.parseDouble(token)
        : metrics.getOrDefault(token, Double.NaN);
  }

  private double largest(Deque<String> tokens, Map<String, Double> metrics) {
    require(tokens, "(");
    double largest = Double.NEGATIVE_INFINITY;
    String separator = "[";
    while (!separator.equals("]")) {
      require(tokens, separator);
      double next = product(tokens, metrics);
      // A metric without data is left out.
      largest = Double.isNaN(next) ? largest : Math.max(largest, next);
      separator = "]".equals(tokens.peek()) ? "]" : ",";
    }
    require(tokens, "]");
    require(tokens, ")");
    return largest;
  }

  private void require(Deque<String> tokens, String token) {
    if (!token.equals(tokens.poll())) {
      throw new IllegalArgumentException("%s has no %s".formatted(expression, token));
    }
  }
}
