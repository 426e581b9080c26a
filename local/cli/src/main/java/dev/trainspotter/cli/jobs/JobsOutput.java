package dev.trainspotter.cli.jobs;

import dev.trainspotter.api.Format;
import dev.trainspotter.cli.http.ApiResponse;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the rows of a walk, page by page.
sealed interface JobsOutput permits JobsTable, JobsArray, JobsRecords {
  /// What a page was.
  ///
  /// @param jobs how many rows it has
  /// @param rowsExamined how many were looked at for it; 0 when it does not say
  /// @param next the cursor of the page after; null on the last one
  record Written(int jobs, long rowsExamined, @Nullable String next) {}

  /// Writes a page.
  ///
  /// @throws dev.trainspotter.cli.terminal.RefusedException when it is no page, before anything of
  // it is written
  Written write(ApiResponse.Page page);

  /// There are no more pages.
  void end();

  /// Writes this format.
  ///
  /// @param fields the columns of the table
  static JobsOutput of(JobsFormat format, List<String> fields, PrintStream out) {
    return switch (format) {
      case TABLE -> new JobsTable(fields, out);
      case JSON -> new JobsArray(out);
      case CSV -> new JobsRecords(Format.CSV, out);
      case NDJSON -> new JobsRecords(Format.NDJSON, out);
    };
  }
}
