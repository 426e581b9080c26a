package dev.trainspotter.cli.jobs;

import dev.trainspotter.api.Parameter;
import dev.trainspotter.cli.http.ApiClient;
import dev.trainspotter.cli.http.ApiRequest;
import dev.trainspotter.cli.http.ApiResponse;
import dev.trainspotter.cli.http.PageWalk;
import dev.trainspotter.cli.http.QueryParameter;
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
    run(list, Long.MAX_VALUE);
  }

  /// Writes at most `max` rows. Every row of the last page is written, so its cursor continues with
  /// the row after the last written one.
  ///
  /// @throws dev.trainspotter.cli.terminal.RefusedException when a page cannot be read
  void run(ApiRequest list, long max) throws InterruptedException {
    long limit = limit(list);
    new PageWalk(api, pauses, progress::retrying)
        .run(
            () ->
                max - progress.jobs() < limit
                    ? list.with(Parameter.LIMIT.id(), String.valueOf(max - progress.jobs()))
                    : list,
            page -> write(page, max));
    if (!out.checkError()) {
      output.end();
    }
    if (!out.checkError()) {
      progress.end();
    }
  }

  /// Writes a page. Returns the cursor of the next one; null at the end or when the output is
  /// closed.
  private @Nullable String write(ApiResponse.Ok page, long max) {
    progress.clear();
    JobsOutput.Written written = output.write(page);
    out.flush();
    progress.add(written);
    if (out.checkError()) {
      return null;
    }
    if (progress.jobs() >= max) {
      progress.stopBefore(written.next());
      return null;
    }
    return written.next();
  }

  /// The size of a page that the caller wants; a value that is no number is left to the API.
  private static long limit(ApiRequest list) {
    return list.parameters().stream()
        .filter(parameter -> parameter.name().equals(Parameter.LIMIT.id()))
        .map(QueryParameter::value)
        .filter(value -> value.matches("[0-9]{1,9}"))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElse(0);
  }
}
