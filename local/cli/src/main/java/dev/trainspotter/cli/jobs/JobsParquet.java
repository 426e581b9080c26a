package dev.trainspotter.cli.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ColumnType;
import dev.trainspotter.cli.http.ApiResponse;
import dev.trainspotter.cli.http.JobsPage;
import dev.trainspotter.cli.parquet.ParquetColumn;
import dev.trainspotter.cli.parquet.ParquetFile;
import dev.trainspotter.cli.terminal.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes all rows into one Parquet file, with the types of the catalog's columns.
///
/// A path into a column, such as `tags.team`, has no declared type: its values are texts.
final class JobsParquet implements JobsOutput, AutoCloseable {
  /// The value of `fields` for every column.
  static final String EVERYTHING = "*";

  private final List<String> fields;
  private final ParquetFile file;

  private JobsParquet(List<String> fields, ParquetFile file) {
    this.fields = fields;
    this.file = file;
  }

  /// Begins a file.
  ///
  /// @param fields columns and paths into them; `*` for every column
  static JobsParquet open(List<String> fields, Path file) {
    List<String> names = fields.stream().flatMap(field -> columns(field)).distinct().toList();
    List<ParquetColumn> columns =
        names.stream().map(name -> new ParquetColumn(name, type(name).id())).toList();
    return new JobsParquet(names, ParquetFile.open(columns, file));
  }

  private static Stream<String> columns(String field) {
    return field.equals(EVERYTHING)
        ? Arrays.stream(Column.values()).map(Column::id)
        : Stream.of(field);
  }

  private static ColumnType type(String field) {
    @Nullable Column column = Column.find(field);
    return column == null ? ColumnType.STRING : column.type();
  }

  @Override
  public Written write(ApiResponse.Ok page) {
    JobsPage read = JobsPage.read(page);
    for (String job : read.jobs()) {
      JsonNode row = Json.read(job);
      List<@Nullable String> cells = new ArrayList<>();
      fields.forEach(field -> cells.add(cell(field, row, job)));
      file.add(cells);
    }
    return new Written(read.jobs().size(), read.rowsExamined(), read.next());
  }

  private static @Nullable String cell(String field, JsonNode row, String job) {
    if (Column.find(field) == null) {
      String text = JobsRow.read(job).text(field);
      return text.isEmpty() ? null : text;
    }
    JsonNode value = row.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    return value.isTextual() ? value.asText() : value.toString();
  }

  @Override
  public void end() {
    file.write();
  }

  @Override
  public void close() {
    file.close();
  }
}
