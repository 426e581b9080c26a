package dev.trainspotter.cli.jobs;

import dev.trainspotter.cli.http.ApiClient;
import dev.trainspotter.cli.http.ApiRequest;
import dev.trainspotter.cli.http.ApiResponse;
import dev.trainspotter.cli.http.PageWalk;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the rows of a list, page by page, until the last page or until the output is closed.
///
/// @param pauses how long to wait before each retry of a page
/// @param output formats the rows
/// @param out the stream that `output` writes to
record JobsWalk(
    ApiClient api,
    List<Duration> pauses,
    JobsOutput output,
    PrintStream out,
    JobsProgress progress) {
  /// Together longer than throttling or a deployment lasts, and short enough for a person to wait.
  static final List<Duration> PAUSES =
      List.of(
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(8));

  /// Writes all rows.
  ///
  /// @throws dev.trainspotter.cli.terminal.RefusedException when a page cannot be read; its message
  ///     names the cursor to continue from
  void run(ApiRequest list) throws InterruptedException {
    new PageWalk(api, pauses, progress::retrying).run(list, this::write);
    if (!out.checkError()) {
      output.end();
    }
    if (!out.checkError()) {
      progress.end();
    }
  }

  /// Writes a page. Returns the cursor of the next one; null at the end or when the output is
  /// closed.
  private @Nullable String write(ApiResponse.Ok page) {
    progress.clear();
    JobsOutput.Written written = output.write(page);
    out.flush();
    progress.add(written);
    return out.checkError() ? null : written.next();
  }
}
