package dev.trainspotter.ingest.simulation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Evaluates the conditions of DynamoDB that the product uses: comparisons, `BETWEEN`,
/// `begins_with` and `attribute_not_exists`, joined by `AND`.
final class Condition {
  private static final Pattern TOKEN = Pattern.compile("[(),]|<=|>=|<>|[=<>]|[#:\\w.]+");

  private final List<String> tokens;
  private final Map<String, String> names;
  private final Map<String, AttributeValue> values;
  private final Map<String, AttributeValue> item;
  private int at;

  private Condition(
      String expression,
      Map<String, String> names,
      Map<String, AttributeValue> values,
      Map<String, AttributeValue> item) {
    this.tokens = TOKEN.matcher(expression).results().map(MatchResult::group).toList();
    this.names = names;
    this.values = values;
    this.item = item;
  }

  /// Whether the item meets the condition; an absent item has no attributes.
  static boolean isMet(
      @Nullable String expression,
      Map<String, String> names,
      Map<String, AttributeValue> values,
      @Nullable Map<String, AttributeValue> item) {
    if (expression == null || expression.isEmpty()) {
      return true;
    }
    return new Condition(expression, names, values, item == null ? Map.of() : item).conjunction();
  }

  private boolean conjunction() {
    boolean isMet = term();
    while (at < tokens.size() && tokens.get(at).equals("AND")) {
      at++;
      isMet &= term();
    }
    return isMet;
  }

  private boolean term() {
    String token = tokens.get(at++);
    return switch (token) {
      case "(" -> {
        boolean isMet = conjunction();
        at++;
        yield isMet;
      }
      case "attribute_not_exists" -> argument(1) == null;
      case "begins_with" -> {
        AttributeValue text = argument(2);
        AttributeValue prefix = value(tokens.get(at - 2));
        yield text != null && prefix != null && text.s().startsWith(prefix.s());
      }
      default -> comparison(value(token));
    };
  }

  /// The first of so many arguments.
  private @Nullable AttributeValue argument(int count) {
    AttributeValue first = value(tokens.get(at + 1));
    at += 1 + 2 * count;
    return first;
  }

  private boolean comparison(@Nullable AttributeValue left) {
    String operator = tokens.get(at++);
    AttributeValue right = value(tokens.get(at++));
    if (operator.equals("BETWEEN")) {
      at++;
      AttributeValue last = value(tokens.get(at++));
      return left != null && compare(left, right) >= 0 && compare(left, last) <= 0;
    }
    if (left == null) {
      return false;
    }
    int order = compare(left, right);
    return switch (operator) {
      case "=" -> order == 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      default -> throw new IllegalArgumentException("the operator " + operator + " is not known");
    };
  }

  static int compare(AttributeValue left, @Nullable AttributeValue right) {
    if (right == null) {
      return 1;
    }
    return left.n() == null
        ? left.s().compareTo(right.s())
        : new BigDecimal(left.n()).compareTo(new BigDecimal(right.n()));
  }

  private @Nullable AttributeValue value(String token) {
    if (token.startsWith(":")) {
      return values.get(token);
    }
    return item.get(names.getOrDefault(token, token));
  }
}
