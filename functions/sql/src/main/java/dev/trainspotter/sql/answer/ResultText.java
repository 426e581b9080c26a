package dev.trainspotter.sql.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.api.Format;
import dev.trainspotter.api.Response;
import dev.trainspotter.api.text.CsvCell;
import dev.trainspotter.sql.query.ResultColumn;
import dev.trainspotter.sql.query.ResultSink;
import dev.trainspotter.sql.read.BudgetExceededException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes a result in a format.
///
/// NDJSON has an object for each row; when two columns have one name, the second gets a number.
public final class ResultText implements ResultSink {
  private static final String LINE_END = "\r\n";

  private final Format format;
  private final long limit;
  private final long largest;
  private final StringBuilder text = new StringBuilder();
  private List<ResultColumn> columns = List.of();
  private List<String> names = List.of();
  private long bytes;
  private long count;
  private boolean isComplete = true;

  /// @param limit the most rows that the caller wants
  /// @param largest the most bytes that the rows may have, as Lambda counts them
  public ResultText(Format format, long limit, long largest) {
    this.format = format;
    this.limit = limit;
    this.largest = largest;
  }

  @Override
  public void columns(List<ResultColumn> found) {
    columns = List.copyOf(found);
    names = distinct(found);
    if (format == Format.CSV) {
      text.append(
          found.stream()
              .map(column -> CsvCell.ofText(column.name()))
              .collect(Collectors.joining(",", "", LINE_END)));
    }
  }

  @Override
  public boolean row(List<JsonNode> values) {
    if (count == limit) {
      isComplete = false;
      return false;
    }
    String row = written(values);
    bytes += Response.carriedBytes(row);
    if (bytes > largest) {
      throw new BudgetExceededException(
          ("the result is larger than 6 MB, the most that Lambda returns, after %,d rows: select"
                  + " fewer columns, aggregate, or set limit")
              .formatted(count));
    }
    text.append(row);
    count++;
    return true;
  }

  private String written(List<JsonNode> values) {
    return switch (format) {
      case JSON -> (count == 0 ? "" : ",") + list(values);
      case NDJSON -> object(values) + "\n";
      case CSV ->
          values.stream().map(ResultText::cell).collect(Collectors.joining(",", "", LINE_END));
    };
  }

  private static JsonNode list(List<JsonNode> values) {
    return JsonNodeFactory.instance.arrayNode(values.size()).addAll(values);
  }

  private ObjectNode object(List<JsonNode> values) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < values.size(); i++) {
      object.set(names.get(i), values.get(i));
    }
    return object;
  }

  private static String cell(JsonNode value) {
    if (value.isTextual()) {
      return CsvCell.ofText(value.asText());
    }
    return value.isNull() ? "" : CsvCell.ofValue(value.toString());
  }

  private static List<String> distinct(List<ResultColumn> columns) {
    Set<String> taken = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (ResultColumn column : columns) {
      String name = column.name();
      for (int i = 2; !taken.add(name); i++) {
        name = column.name() + "_" + i;
      }
      names.add(name);
    }
    return names;
  }

  /// The columns of the result.
  public List<ResultColumn> columns() {
    return columns;
  }

  /// Whether all rows of the result were written.
  public boolean isComplete() {
    return isComplete;
  }

  /// The rows so far.
  @Override
  public String toString() {
    return text.toString();
  }
}
