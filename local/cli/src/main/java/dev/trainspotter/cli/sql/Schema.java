package dev.trainspotter.cli.sql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.cli.terminal.OneLine;
import dev.trainspotter.cli.terminal.TableColumn;
import dev.trainspotter.cli.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The tables that a statement may name.
record Schema(List<Table> tables) {
  Schema {
    tables = List.copyOf(tables);
  }

  /// A table.
  ///
  /// @param name with its schema
  record Table(String name, String description, List<Column> columns) {
    Table {
      columns = List.copyOf(columns);
    }

    /// Whether a statement names this table so: with its schema or without it, in any case.
    boolean isNamed(String text) {
      return name.equalsIgnoreCase(text)
          || name.substring(name.indexOf('.') + 1).equalsIgnoreCase(text);
    }

    /// Its columns with their types and descriptions, as lines for people.
    Stream<String> lines() {
      return Schema.lines(
          List.of("column", "type", "description"),
          columns.stream().map(c -> List.of(c.name(), c.type(), c.description())).toList());
    }
  }

  /// A column of a table.
  record Column(String name, String type, String description) {}

  /// Reads the API's response.
  static Schema read(JsonNode response) {
    List<Table> tables = new ArrayList<>();
    for (JsonNode table : response.path("tables")) {
      List<Column> columns = new ArrayList<>();
      for (JsonNode column : table.path("columns")) {
        columns.add(
            new Column(text(column, "name"), text(column, "type"), text(column, "description")));
      }
      String name = text(table, "schema") + "." + text(table, "name");
      tables.add(new Table(name, text(table, "description"), columns));
    }
    return new Schema(tables);
  }

  /// The table with this name; null when there is none.
  @Nullable Table find(String name) {
    return tables.stream().filter(table -> table.isNamed(name)).findFirst().orElse(null);
  }

  /// The tables with their descriptions, as lines for people.
  Stream<String> lines() {
    return lines(
        List.of("table", "description"),
        tables.stream().map(table -> List.of(table.name(), table.description())).toList());
  }

  private static Stream<String> lines(List<String> names, List<List<String>> rows) {
    // The descriptions come last and are never cut: the terminal breaks their lines.
    TextTable table =
        TextTable.of(
            IntStream.range(0, names.size())
                .mapToObj(
                    i ->
                        TableColumn.of(
                            names.get(i), rows.stream().map(row -> row.get(i)).toList(), false))
                .toList(),
            0);
    return Stream.concat(Stream.of(table.heading()), rows.stream().map(table::line));
  }

  private static String text(JsonNode node, String member) {
    return OneLine.of(node.path(member).asText());
  }
}
