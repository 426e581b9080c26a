package dev.trainspotter.cli.terminal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Aligned columns for people, one line for each row.
///
/// @param columns those that fit, from the left
/// @param isCut whether cells that are wider than their column are cut
public record TextTable(List<TableColumn> columns, boolean isCut) {
  public TextTable {
    columns = List.copyOf(columns);
  }

  /// A table that fits a terminal.
  ///
  /// @param width the columns of the terminal; 0 for no terminal, and then nothing is cut
  public static TextTable of(List<TableColumn> columns, int width) {
    return width == 0
        ? new TextTable(columns, false)
        : new TextTable(TableWidth.fit(columns, width), true);
  }

  /// The line with the names of the columns.
  public String heading() {
    return line(columns.stream().map(TableColumn::heading).toList());
  }

  /// The line of a row.
  ///
  /// @param cells texts without line breaks, one for each column that the table was made of
  public String line(List<String> cells) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> columns.get(i).padded(cut(cells.get(i), columns.get(i).width())))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  private String cut(String cell, int width) {
    return isCut ? TextWidth.cut(cell, width) : cell;
  }
}
