package dev.trainspotter.cli.jobs;

import dev.trainspotter.api.Parameter;
import dev.trainspotter.cli.http.ApiReply;
import dev.trainspotter.cli.http.JobsApi;
import dev.trainspotter.cli.http.JobsQuestion;
import dev.trainspotter.cli.terminal.RefusedException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Follows the pages of a question to their end, or until nobody reads on.
///
/// @param pauses how long it waits before each further try of a page that cannot be had now
/// @param output writes the rows
/// @param out where to
record JobsWalk(
    JobsApi api, List<Duration> pauses, JobsOutput output, PrintStream out, JobsProgress progress) {
  /// Longer than a throttle or a deployment lasts, shorter than a person's patience.
  static final List<Duration> PAUSES =
      List.of(
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(8));

  /// Writes all rows.
  ///
  /// @throws RefusedException when a page cannot be had; its message names the cursor to go on from
  void run(JobsQuestion question) throws InterruptedException {
    @Nullable String next = step(question);
    while (next != null && !out.checkError()) {
      next = follow(question, next);
    }
    if (next == null) {
      output.end();
    }
    if (!out.checkError()) {
      progress.end();
    }
  }

  private @Nullable String follow(JobsQuestion question, String cursor)
      throws InterruptedException {
    try {
      @Nullable String next = step(question.with(Parameter.CURSOR.id(), cursor));
      if (cursor.equals(next)) {
        throw RefusedException.failed(api.url() + " answered the same cursor again");
      }
      return next;
    } catch (RefusedException e) {
      throw RefusedException.failed("%s; go on with --cursor=%s".formatted(e.getMessage(), cursor));
    }
  }

  /// Writes a page; answers the cursor of the one after.
  private @Nullable String step(JobsQuestion page) throws InterruptedException {
    ApiReply.Page answer = ask(page);
    progress.clear();
    JobsOutput.Written written = output.write(answer);
    out.flush();
    progress.add(written);
    return written.next();
  }

  private ApiReply.Page ask(JobsQuestion page) throws InterruptedException {
    ApiReply reply = api.get(page);
    for (int i = 0; i < pauses.size(); i++) {
      if (reply instanceof ApiReply.Busy(String why)) {
        progress.tryAgain(why, i + 2, pauses.size() + 1);
        Thread.sleep(pauses.get(i));
        reply = api.get(page);
      }
    }
    return switch (reply) {
      case ApiReply.Page answer -> answer;
      case ApiReply.Busy(String why) ->
          throw RefusedException.failed("%s, %d times".formatted(why, pauses.size() + 1));
    };
  }
}
