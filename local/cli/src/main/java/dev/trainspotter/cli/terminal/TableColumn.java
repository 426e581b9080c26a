package dev.trainspotter.cli.terminal;

import java.util.List;
import java.util.stream.Stream;

/// A column of a table.
///
/// @param name a field as the API names it: a column, or a path into one
/// @param width the width that cells are padded to
/// @param isRight whether cells are aligned to the right, as numbers are
public record TableColumn(String name, int width, boolean isRight) {
  /// The longest name of a job. A longer cell shifts the rest of its row only.
  private static final int WIDEST = 63;

  /// A column that is wide enough for its name and for these cells.
  public static TableColumn of(String name, List<String> cells, boolean isRight) {
    int width =
        Stream.concat(Stream.of(OneLine.of(name)), cells.stream())
            .mapToInt(TextWidth::of)
            .max()
            .orElse(0);
    return new TableColumn(name, Math.min(WIDEST, width), isRight);
  }

  String heading() {
    return OneLine.of(name);
  }

  String padded(String cell) {
    String space = " ".repeat(Math.max(0, width - TextWidth.of(cell)));
    return isRight ? space + cell : cell + space;
  }
}
