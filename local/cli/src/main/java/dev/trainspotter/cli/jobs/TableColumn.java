package dev.trainspotter.cli.jobs;

import dev.trainspotter.cli.terminal.OneLine;
import dev.trainspotter.cli.terminal.TextWidth;
import java.util.List;
import java.util.stream.Stream;

/// A column of the table for people.
///
/// @param name a field as the API names it: a column, or a path into one
/// @param width how wide its cells are padded to
/// @param isRight whether cells end at the same place: numbers
record TableColumn(String name, int width, boolean isRight) {
  /// As long as a job's name may be; a longer cell moves the rest of its own row only.
  private static final int WIDEST = 63;

  /// As wide as its name and these rows need it.
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

  /// What stands in this row; nothing when it is absent.
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
