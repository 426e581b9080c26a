package dev.trainspotter.sql.statement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.BitSet;
import java.util.List;

/// The values of a statement's parameters, which take the parameters' places in the syntax tree.
///
/// A value is a literal there, never text of the statement, so it cannot change what the statement
/// is. With its value in the tree, a parameter's condition also chooses which rows are read.
final class Parameters {
  private final List<JsonNode> values;
  private final BitSet used = new BitSet();

  /// @param values JSON values; the first is `$1`
  Parameters(List<JsonNode> values) {
    this.values = List.copyOf(values);
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).isContainerNode()) {
        throw new RefusedStatementException(
            "parameter %d must be a text, a number, a boolean or null, was %s"
                .formatted(i + 1, values.get(i).isArray() ? "a list" : "an object"));
      }
    }
  }

  /// Puts the value of this parameter into its place.
  ///
  /// @param node of the class PARAMETER
  /// @param position where the parameter stands in the caller's text
  void replace(ObjectNode node, int position) {
    String identifier = node.path("identifier").asText();
    int number = number(identifier);
    if (number < 1 || number > values.size()) {
      throw new RefusedStatementException(
          position,
          "the statement has a parameter $%s, but %s"
              .formatted(
                  identifier,
                  values.isEmpty()
                      ? "no parameters were given"
                      : "parameters were given for $1 to $" + values.size()));
    }
    used.set(number - 1);
    JsonNode value = values.get(number - 1);
    node.remove("identifier");
    node.put("class", "CONSTANT").put("type", "VALUE_CONSTANT");
    node.putObject("literal").put("kind", kind(value)).put("text", text(value));
  }

  /// @throws RefusedStatementException when a value was given that the statement does not use
  void requireAllUsed() {
    int unused = used.nextClearBit(0);
    if (unused < values.size()) {
      throw new RefusedStatementException(
          "parameter %d was given, but the statement has no $%d".formatted(unused + 1, unused + 1));
    }
  }

  private static int number(String identifier) {
    boolean isNumber =
        identifier.length() < 6 && identifier.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber && !identifier.isEmpty() ? Integer.parseInt(identifier) : 0;
  }

  private static String kind(JsonNode value) {
    if (value.isTextual()) {
      return "STRING";
    }
    if (value.isNumber()) {
      return value.isIntegralNumber() ? "INTEGER" : "NUMERIC";
    }
    return value.isBoolean() ? "BOOLEAN" : "NULL_LITERAL";
  }

  private static String text(JsonNode value) {
    return value.isNull() ? "" : value.asText();
  }
}
