package dev.trainspotter.cli.jobs;

import dev.trainspotter.cli.http.ApiResponse;
import dev.trainspotter.cli.http.JobsPage;
import java.io.PrintStream;

/// Writes all rows as one JSON array, one row per line, each as the API wrote it.
final class JobsArray implements JobsOutput {
  private final PrintStream out;
  private boolean isEmpty = true;

  JobsArray(PrintStream out) {
    this.out = out;
  }

  @Override
  public Written write(ApiResponse.Ok page) {
    JobsPage read = JobsPage.read(page);
    for (String job : read.jobs()) {
      out.print(isEmpty ? "[\n" : ",\n");
      out.print(job);
      isEmpty = false;
    }
    return new Written(read.jobs().size(), read.rowsExamined(), read.next());
  }

  @Override
  public void end() {
    out.print(isEmpty ? "[]\n" : "\n]\n");
  }
}
