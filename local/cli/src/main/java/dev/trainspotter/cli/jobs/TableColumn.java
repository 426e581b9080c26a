package dev.trainspotter.cli.jobs;

import dev.trainspotter.cli.terminal.OneLine;
import dev.trainspotter.cli.terminal.TextWidth;
import java.util.List;
import java.util.stream.Stream;

/// A column of the table.
///
/// @param name a field as the API names it: a column, or a path into one
/// @param width the width that cells are padded to
/// @param isRight whether cells are aligned to the right, as numbers are
record TableColumn(String name, int width, boolean isRight) {
  /// The longest name of a job. A longer cell shifts the rest of its row only.
  private static final int WIDEST = 63;

  /// A column that is wide enough for its name and for these rows.
  static TableColumn of(String name, List<JobsRow> rows) {
    List<String> cells = rows.stream().map(row -> cell(row, name)).toList();
    int width =
        Stream.concat(Stream.of(OneLine.of(name)), cells.stream())
            .mapToInt(TextWidth::of)
            .max()
            .orElse(0);
    boolean isRight =
        rows.stream().allMatch(row -> row.isNumberOrAbsent(name))
            && cells.stream().anyMatch(cell -> !cell.isEmpty());
    return new TableColumn(name, Math.min(WIDEST, width), isRight);
  }

  String heading() {
    return OneLine.of(name);
  }

  /// The cell of this row; empty when the value is absent.
  String cell(JobsRow row) {
    return cell(row, name);
  }

  String padded(String cell) {
    String space = " ".repeat(Math.max(0, width - TextWidth.of(cell)));
    return isRight ? space + cell : cell + space;
  }

  private static String cell(JobsRow row, String name) {
    return OneLine.of(row.text(name));
  }
}
