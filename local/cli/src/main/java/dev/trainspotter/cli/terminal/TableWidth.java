package dev.trainspotter.cli.terminal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Makes a table fit a terminal: shortens the widest columns, and leaves out columns from the right
/// where that is not enough. The first column always stays.
final class TableWidth {
  /// A shortened column keeps this many characters, enough to tell most names apart.
  private static final int SHORTEST = 16;

  /// The two spaces between columns.
  private static final int GAP = 2;

  private TableWidth() {}

  /// The columns that fit, with the widths that they have then.
  static List<TableColumn> fit(List<TableColumn> whole, int width) {
    int size = whole.size();
    while (size > 1 && narrowest(whole.subList(0, size)) > width) {
      size--;
    }
    List<TableColumn> columns = new ArrayList<>(whole.subList(0, size));
    while (excess(columns, width) > 0) {
      shortenWidest(columns);
    }
    return columns;
  }

  /// The width of these columns when each is as short as it may be.
  private static int narrowest(List<TableColumn> columns) {
    int cells = columns.stream().mapToInt(column -> Math.min(SHORTEST, column.width())).sum();
    return cells + GAP * (columns.size() - 1);
  }

  private static int excess(List<TableColumn> columns, int width) {
    int gaps = GAP * (columns.size() - 1);
    return columns.stream().mapToInt(TableColumn::width).sum() + gaps - width;
  }

  /// Makes the widest column shorter by one character.
  private static void shortenWidest(List<TableColumn> columns) {
    List<Integer> widths = columns.stream().map(TableColumn::width).toList();
    int widest = widths.lastIndexOf(Collections.max(widths));
    TableColumn column = columns.get(widest);
    columns.set(widest, new TableColumn(column.name(), column.width() - 1, column.isRight()));
  }
}
