package dev.trainspotter.query.rows;

import dev.trainspotter.api.text.CsvCell;
import dev.trainspotter.catalog.ColumnPath;
import dev.trainspotter.catalog.TrainingJob;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Writes jobs as lines of CSV (RFC 4180) that a spreadsheet opens without running anything.
///
/// Absent values are empty cells, structures and lists are JSON.
record Csv(List<ColumnPath> columns) {
  private static final String LINE_END = "\r\n";

  /// The names of the columns.
  String header() {
    return columns.stream()
        .map(column -> CsvCell.ofText(column.name()))
        .collect(Collectors.joining(",", "", LINE_END));
  }

  /// The cells of this job.
  String line(TrainingJob job) {
    String cells =
        columns.stream().map(column -> cell(column.in(job))).collect(Collectors.joining(","));
    // Many readers skip an empty line.
    return (cells.isEmpty() ? "\"\"" : cells) + LINE_END;
  }

  private static String cell(List<AttributeValue> values) {
    boolean isText = values.size() == 1 && values.getFirst().s() != null;
    String text = CellText.of(values);
    return isText ? CsvCell.ofText(text) : CsvCell.ofValue(text);
  }
}
