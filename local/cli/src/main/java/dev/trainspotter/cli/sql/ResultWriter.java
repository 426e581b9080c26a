package dev.trainspotter.cli.sql;

import dev.trainspotter.cli.http.ApiResponse;
import dev.trainspotter.cli.parquet.ParquetFile;
import dev.trainspotter.cli.terminal.OutputFile;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.IntSupplier;

/// Shows the result of a statement in a format, and what it cost.
///
/// @param width the columns of the terminal, which a table fits; 0 for no terminal
/// @param out gets the rows
/// @param err gets the costs
record ResultWriter(SqlFormat format, IntSupplier width, PrintStream out, PrintStream err) {
  /// Writes a result to the stream.
  ///
  /// @throws dev.trainspotter.cli.terminal.RefusedException when the response is no result
  void write(ApiResponse.Ok response) {
    Costs costs =
        switch (format) {
          case TABLE -> table(response, width.getAsInt(), out);
          case CSV, NDJSON, JSON -> document(response, out);
          case PARQUET -> throw new IllegalArgumentException("Parquet is no stream");
        };
    out.flush();
    err.println(costs.line());
  }

  /// Writes a result to a file, which appears when all of it is written.
  ///
  /// @throws dev.trainspotter.cli.terminal.RefusedException when the response is no result, or the
  ///     file cannot be written
  void write(ApiResponse.Ok response, Path file) {
    try (OutputFile target = OutputFile.at(file)) {
      Costs costs =
          switch (format) {
            case TABLE, CSV, NDJSON, JSON -> text(response, target);
            case PARQUET -> parquet(response, target);
          };
      err.println(costs.line());
    }
  }

  private Costs text(ApiResponse.Ok response, OutputFile target) {
    try (PrintStream stream = target.stream()) {
      Costs costs =
          format == SqlFormat.TABLE ? table(response, 0, stream) : document(response, stream);
      target.keep(stream);
      return costs;
    }
  }

  private static Costs parquet(ApiResponse.Ok response, OutputFile target) {
    ResultRows result = ResultRows.read(response);
    try (ParquetFile file = ParquetFile.open(result.columns(), target.part())) {
      result.rows().forEach(row -> file.add(result.texts(row)));
      file.write();
    }
    target.keep();
    return Costs.of(response, result.rows().size());
  }

  private static Costs table(ApiResponse.Ok response, int width, PrintStream stream) {
    ResultRows result = ResultRows.read(response);
    result.table(width).forEach(line -> stream.print(line + "\n"));
    return Costs.of(response, result.rows().size());
  }

  private static Costs document(ApiResponse.Ok response, PrintStream stream) {
    byte[] body = response.http().body();
    stream.write(body, 0, body.length);
    if (body.length > 0 && body[body.length - 1] != '\n') {
      stream.print("\n");
    }
    return Costs.of(response, null);
  }
}
