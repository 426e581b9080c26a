package dev.trainspotter.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A column of the table for people.
///
/// @param name a field as the API names it: a column, or a path into one
/// @param width how many characters its cells are padded to
/// @param isRight whether cells end at the same place: numbers
record TableColumn(String name, int width, boolean isRight) {
  /// As long as a job's name may be; a longer cell moves the rest of its own row only.
  private static final int WIDEST = 63;

  /// As wide as its name and these rows need it.
  static TableColumn of(String name, List<JsonNode> rows) {
    List<JsonNode> values =
        rows.stream().map(row -> value(row, name)).filter(value -> !value.isMissingNode()).toList();
    IntStream widths =
        Stream.concat(Stream.of(OneLine.of(name)), values.stream().map(TableColumn::text))
            .mapToInt(TableColumn::length);
    boolean isRight = !values.isEmpty() && values.stream().allMatch(JsonNode::isNumber);
    return new TableColumn(name, Math.min(WIDEST, widths.max().orElse(0)), isRight);
  }

  String heading() {
    return OneLine.of(name);
  }

  /// What stands in this row; nothing when it is absent.
  String cell(JsonNode row) {
    return text(value(row, name));
  }

  String padded(String cell) {
    String space = " ".repeat(Math.max(0, width - length(cell)));
    return isRight ? space + cell : cell + space;
  }

  private static String text(JsonNode value) {
    return OneLine.of(value.isValueNode() ? value.asText() : value.toString());
  }

  /// Characters, not the two halves that Java stores some of them in.
  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /// The value at this path; a list's, or one that cannot be followed to its end, as far as it can.
  private static JsonNode value(JsonNode node, String path) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
      JsonNode child = node.path(path.substring(0, end));
      if (!child.isMissingNode()) {
        JsonNode rest = end == path.length() ? child : value(child, path.substring(end + 1));
        return rest.isMissingNode() ? child : rest;
      }
    }
    return node.path(path);
  }
}
