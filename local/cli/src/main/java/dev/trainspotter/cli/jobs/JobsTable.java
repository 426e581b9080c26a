package dev.trainspotter.cli.jobs;

import dev.trainspotter.cli.http.ApiResponse;
import dev.trainspotter.cli.http.JobsPage;
import dev.trainspotter.cli.terminal.OneLine;
import dev.trainspotter.cli.terminal.TableColumn;
import dev.trainspotter.cli.terminal.TextTable;
import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// Writes rows as aligned columns. The first page decides the widths of the columns; on a terminal
/// the table fits its width.
final class JobsTable implements JobsOutput {
  private static final String EVERYTHING = "*";

  private final List<String> fields;
  private final int width;
  private final PrintStream out;
  private @Nullable TextTable table;

  /// @param fields the columns; `*` for every column of the first page
  /// @param width the columns of the terminal; 0 for no terminal, and then nothing is cut
  JobsTable(List<String> fields, int width, PrintStream out) {
    this.width = width;
    this.fields = List.copyOf(fields);
    this.out = out;
  }

  @Override
  public Written write(ApiResponse.Ok page) {
    JobsPage read = JobsPage.read(page);
    List<JobsRow> rows = read.jobs().stream().map(JobsRow::read).toList();
    if (!rows.isEmpty()) {
      write(rows);
    }
    return new Written(rows.size(), read.rowsExamined(), read.next());
  }

  private void write(List<JobsRow> rows) {
    TextTable shown = table;
    if (shown == null) {
      shown = TextTable.of(names(rows).stream().map(name -> column(name, rows)).toList(), width);
      table = shown;
      out.print(shown.heading() + "\n");
    }
    for (JobsRow row : rows) {
      List<String> cells =
          shown.columns().stream().map(column -> cell(row, column.name())).toList();
      out.print(shown.line(cells) + "\n");
    }
  }

  @Override
  public void end() {
    // A table has no last line.
  }

  private SequencedSet<String> names(List<JobsRow> rows) {
    SequencedSet<String> names = new LinkedHashSet<>(fields);
    if (names.contains(EVERYTHING)) {
      names.clear();
      rows.forEach(row -> names.addAll(row.members().keySet()));
    }
    return names;
  }

  private static TableColumn column(String name, List<JobsRow> rows) {
    List<String> cells = rows.stream().map(row -> cell(row, name)).toList();
    boolean isRight =
        rows.stream().allMatch(row -> row.isNumberOrAbsent(name))
            && cells.stream().anyMatch(cell -> !cell.isEmpty());
    return TableColumn.of(name, cells, isRight);
  }

  /// The cell of this row; empty when the value is absent.
  private static String cell(JobsRow row, String name) {
    return OneLine.of(row.text(name));
  }
}
