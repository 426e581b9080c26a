package dev.trainspotter.cli.sql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.api.result.SqlResult.Member;
import dev.trainspotter.cli.http.ApiResponse;
import dev.trainspotter.cli.parquet.ParquetColumn;
import dev.trainspotter.cli.terminal.OneLine;
import dev.trainspotter.cli.terminal.TableColumn;
import dev.trainspotter.cli.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The result of a statement, with the types of its columns.
///
/// @param rows for each row a value for each column
record ResultRows(List<ParquetColumn> columns, List<List<JsonNode>> rows) {
  ResultRows {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /// Reads the API's JSON.
  ///
  /// @throws dev.trainspotter.cli.terminal.RefusedException when the response is something else
  static ResultRows read(ApiResponse.Ok response) {
    JsonNode result = response.json();
    if (!result.path(Member.COLUMNS).isArray() || !result.path(Member.ROWS).isArray()) {
      throw response.unexpected();
    }
    List<ParquetColumn> columns = new ArrayList<>();
    for (JsonNode column : result.path(Member.COLUMNS)) {
      columns.add(new ParquetColumn(column.path("name").asText(), column.path("type").asText()));
    }
    List<List<JsonNode>> rows = new ArrayList<>();
    for (JsonNode row : result.path(Member.ROWS)) {
      rows.add(IntStream.range(0, columns.size()).mapToObj(row::path).toList());
    }
    return new ResultRows(columns, rows);
  }

  /// The lines of a table.
  ///
  /// @param width the columns of the terminal; 0 for no terminal, and then nothing is cut
  Stream<String> table(int width) {
    TextTable table =
        TextTable.of(
            IntStream.range(0, columns.size()).mapToObj(this::tableColumn).toList(), width);
    return Stream.concat(
        Stream.of(table.heading()),
        rows.stream().map(row -> table.line(row.stream().map(ResultRows::cell).toList())));
  }

  private TableColumn tableColumn(int column) {
    List<JsonNode> values = rows.stream().map(row -> row.get(column)).toList();
    boolean isRight =
        values.stream().allMatch(value -> value.isNumber() || value.isNull())
            && values.stream().anyMatch(JsonNode::isNumber);
    return TableColumn.of(
        columns.get(column).name(), values.stream().map(ResultRows::cell).toList(), isRight);
  }

  private static String cell(JsonNode value) {
    @Nullable String text = text(value);
    return text == null ? "" : OneLine.of(text);
  }

  /// The texts of a row; null for an absent value. A value of the type json is JSON, also when it
  /// is a text.
  List<@Nullable String> texts(List<JsonNode> row) {
    List<@Nullable String> texts = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      boolean isJson = columns.get(i).type().equals("json") && !row.get(i).isNull();
      texts.add(isJson ? row.get(i).toString() : text(row.get(i)));
    }
    return texts;
  }

  private static @Nullable String text(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return null;
    }
    return value.isTextual() ? value.asText() : value.toString();
  }
}
