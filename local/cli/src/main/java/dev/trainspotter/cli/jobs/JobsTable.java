package dev.trainspotter.cli.jobs;

import dev.trainspotter.cli.http.ApiResponse;
import dev.trainspotter.cli.http.JobsPage;
import dev.trainspotter.cli.terminal.TextWidth;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/// Writes a table for people. The first page decides the widths of the columns; on a terminal the
/// table fits its width.
final class JobsTable implements JobsOutput {
  private static final String EVERYTHING = "*";

  private final List<String> fields;
  private final int width;
  private final PrintStream out;
  private List<TableColumn> columns = List.of();

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
    if (columns.isEmpty() && !rows.isEmpty()) {
      List<TableColumn> whole =
          names(rows).stream().map(name -> TableColumn.of(name, rows)).toList();
      columns = width == 0 ? whole : TableWidth.fit(whole, width);
      print(columns.stream().map(TableColumn::heading).toList());
    }
    for (JobsRow row : rows) {
      print(columns.stream().map(column -> column.cell(row)).toList());
    }
    return new Written(rows.size(), read.rowsExamined(), read.next());
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

  private void print(List<String> cells) {
    List<String> padded = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      padded.add(
          columns.get(i).padded(width == 0 ? cell : TextWidth.cut(cell, columns.get(i).width())));
    }
    out.print(padded.stream().collect(Collectors.joining("  ")).stripTrailing() + "\n");
  }
}
