package dev.trainspotter.cli.jobs;

import dev.trainspotter.cli.http.ApiClient;
import dev.trainspotter.cli.http.ApiRequest;
import dev.trainspotter.cli.http.PageWalk;
import dev.trainspotter.cli.terminal.OutputFile;
import dev.trainspotter.cli.terminal.RefusedException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Writes the rows of a list to a file, which appears only when it has all of them.
///
/// @param max ends after this many jobs
record JobsExport(ApiClient api, JobsFormat format, JobsProgress progress, long max) {
  /// Reads every page and writes the file.
  ///
  /// @throws RefusedException when a page cannot be read, or the file cannot be written; there is
  ///     no file then, or the one from before
  void run(ApiRequest list, Path file) throws InterruptedException {
    try (OutputFile target = OutputFile.at(file)) {
      if (format == JobsFormat.PARQUET) {
        writeParquet(list, target);
      } else {
        writeText(list, target);
      }
    } catch (RefusedException e) {
      // Nothing was kept that a later run could continue.
      throw e.with(PageWalk.withoutCursor(e.text()) + "; nothing is written to " + file);
    }
  }

  private void writeParquet(ApiRequest list, OutputFile target) throws InterruptedException {
    try (JobsParquet output = JobsParquet.open(list.fields(), target.part());
        var nowhere =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      walk(output, nowhere).run(list, max);
      target.keep();
    }
  }

  private void writeText(ApiRequest list, OutputFile target) throws InterruptedException {
    try (PrintStream stream = target.stream()) {
      walk(JobsOutput.of(format, list.fields(), 0, stream), stream).run(list, max);
      target.keep(stream);
    }
  }

  private JobsWalk walk(JobsOutput output, PrintStream stream) {
    return new JobsWalk(api, JobsWalk.PAUSES, output, stream, progress);
  }
}
