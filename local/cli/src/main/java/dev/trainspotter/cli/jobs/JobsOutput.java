package dev.trainspotter.cli.jobs;

import dev.trainspotter.api.Format;
import dev.trainspotter.cli.http.ApiResponse;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the rows of a list, page by page.
sealed interface JobsOutput permits JobsTable, JobsArray, JobsRecords, JobsParquet {
  /// What was written for a page.
  ///
  /// @param jobs how many rows the page has
  /// @param rowsExamined how many rows the API examined for it; 0 when unknown
  /// @param next the cursor of the next page; null on the last page
  record Written(int jobs, long rowsExamined, @Nullable String next) {}

  /// Writes a page.
  ///
  /// @throws dev.trainspotter.cli.terminal.RefusedException when the response is not a page;
  ///     nothing of it is written then
  Written write(ApiResponse.Ok page);

  /// Writes the end, after the last page.
  void end();

  /// The output of this format to a stream; Parquet needs a file, see [JobsParquet].
  ///
  /// @param fields the columns of the table; other formats ignore them
  /// @param width the columns of the terminal, which a table fits; 0 for no terminal
  static JobsOutput of(JobsFormat format, List<String> fields, int width, PrintStream out) {
    return switch (format) {
      case TABLE -> new JobsTable(fields, width, out);
      case JSON -> new JobsArray(out);
      case CSV -> new JobsRecords(Format.CSV, out);
      case NDJSON -> new JobsRecords(Format.NDJSON, out);
      case PARQUET -> throw new IllegalArgumentException("Parquet is no stream");
    };
  }
}
