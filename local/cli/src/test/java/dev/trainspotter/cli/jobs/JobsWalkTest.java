package dev.trainspotter.cli.jobs;

import static dev.trainspotter.cli.http.JobsServer.problem;
import static dev.trainspotter.cli.http.JobsServer.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainspotter.cli.http.ApiClient;
import dev.trainspotter.cli.http.ApiRequest;
import dev.trainspotter.cli.http.ApiResponse;
import dev.trainspotter.cli.http.ApiUrl;
import dev.trainspotter.cli.http.JobsServer;
import dev.trainspotter.cli.terminal.RefusedException;
import dev.trainspotter.cli.terminal.TextWidth;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobsWalkTest {
  private static final ApiRequest EVERYTHING = ApiRequest.list(List.of());

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(errors, true, StandardCharsets.UTF_8);

  private void walk(JobsServer server) throws InterruptedException {
    walk(server, written, false);
  }

  private void walk(JobsServer server, OutputStream stream, boolean isTerminal)
      throws InterruptedException {
    PrintStream out = new PrintStream(stream, false, StandardCharsets.UTF_8);
    try (ApiClient api = ApiClient.of(new ApiUrl(server.url()))) {
      new JobsWalk(
              api,
              List.of(Duration.ZERO, Duration.ZERO),
              JobsOutput.of(JobsFormat.JSON, List.of(), 0, out),
              out,
              new JobsProgress(err, isTerminal))
          .run(EVERYTHING);
    }
  }

  private static JobsServer threePages() {
    return JobsServer.ofRows(rows("{\"a\":1}"), rows("{\"a\":2}"), rows("{\"a\":3}"));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503})
  void retriesAPageAfterATransientError(int status) throws InterruptedException {
    try (JobsServer server = threePages()) {
      server.failing(1, status, "").failing(1, status, "").failing(2, status, "");

      walk(server);

      assertThat(written.toString(StandardCharsets.UTF_8))
          .isEqualTo("[\n{\"a\":1},\n{\"a\":2},\n{\"a\":3}\n]\n");
      assertThat(server.requests()).hasSize(6);
    }
  }

  @Test
  void namesTheCursorToContinueFromWhenItGivesUp() {
    try (JobsServer server = threePages()) {
      for (int i = 0; i < 3; i++) {
        server.failing(2, 503, "{\"message\":\"Service Unavailable\"}");
      }

      assertThatThrownBy(() -> walk(server))
          .hasMessage(
              "%s answered 503 (Service Unavailable), 3 times; continue with --cursor=%s",
              server.url(), JobsServer.cursor(2));
      assertThat(server.requests()).hasSize(5);
      assertThat(errors.toString(StandardCharsets.UTF_8)).isEmpty();
    }
  }

  @Test
  void namesTheCursorToContinueFromWhenALaterPageIsRejected() {
    try (JobsServer server = threePages()) {
      server.failing(1, 400, problem(400, "cursor is too old", "cursor"));

      assertThatThrownBy(() -> walk(server))
          .hasMessage("cursor is too old; continue with --cursor=%s", JobsServer.cursor(1))
          .extracting(failure -> ((RefusedException) failure).getExitCode())
          .isEqualTo(1);
    }
  }

  @Test
  void stopsWhenACursorLeadsToItself() {
    try (JobsServer server = threePages()) {
      server.failing(
          1, 200, "{\"training_jobs\":[],\"next_cursor\":\"%s\"}".formatted(JobsServer.cursor(1)));

      assertThatThrownBy(() -> walk(server))
          .hasMessageContaining("returned the same cursor again; continue with --cursor=");
    }
  }

  @Test
  void requestsNoFurtherPageWhenTheOutputIsClosed() throws InterruptedException {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int letter) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    try (JobsServer server = threePages()) {
      walk(server, closed, false);

      assertThat(server.requests()).hasSize(1);
      assertThat(errors.toString(StandardCharsets.UTF_8)).isEmpty();
    }
  }

  @Test
  void rewritesOneLineOnATerminalAndRemovesItBeforeRows() throws InterruptedException {
    try (JobsServer server = threePages()) {
      walk(server, written, true);

      String first = "\r1 job, 1,000 rows examined";
      String second = "\r2 jobs, 2,000 rows examined";
      String third = "\r3 jobs, 3,000 rows examined";
      assertThat(errors.toString(StandardCharsets.UTF_8))
          .isEqualTo(
              first
                  + blank(first)
                  + second
                  + blank(second)
                  + third
                  + blank(third)
                  + "3 jobs, 3,000 rows examined\n");
    }
  }

  private static String blank(String line) {
    return "\r" + " ".repeat(line.length() - 1) + "\r";
  }

  @Test
  void showsARetryInOneLineOfTheTerminal() throws InterruptedException {
    try (JobsServer server = threePages()) {
      String foreign = "漢".repeat(60) + "\\n\\u001b[2J";
      server.failing(0, 503, "{\"message\":\"\\u001b]0;x\\u0007%s\"}".formatted(foreign));

      walk(server, written, true);

      String shown = errors.toString(StandardCharsets.UTF_8);
      String line = shown.substring(1, shown.indexOf('\r', 1));
      assertThat(line)
          .startsWith(server.url() + " answered 503 ( ]0;x 漢")
          .endsWith("漢…: trying again (2 of 3)");
      assertThat(TextWidth.of(line)).isBetween(78, 79);
      assertThat(shown)
          .startsWith("\r" + line + "\r" + " ".repeat(TextWidth.of(line)) + "\r")
          .doesNotContain("\u001b", "\u0007");
    }
  }

  @Test
  void retriesWhenTheConnectionBreaks() throws InterruptedException {
    try (JobsServer server = threePages().breakingOff(0).breakingOff(1)) {
      walk(server);

      assertThat(written.toString(StandardCharsets.UTF_8))
          .isEqualTo("[\n{\"a\":1},\n{\"a\":2},\n{\"a\":3}\n]\n");
      assertThat(server.requests()).hasSize(5);
    }
  }

  @Test
  @Timeout(60)
  void stopsWaitingForAResponseThatStalls() throws InterruptedException {
    try (JobsServer server = threePages().stalling(0);
        ApiClient api = ApiClient.of(new ApiUrl(server.url()), null, Duration.ofSeconds(1))) {
      ApiResponse response = api.get(EVERYTHING);

      assertThat(response)
          .isEqualTo(
              new ApiResponse.Unavailable(server.url() + " did not answer in full within 1 s"));
    }
  }

  @Test
  void saysWhatIsWrongWithAResponseThatJavaHasNoMessageFor() {
    try (JobsServer server = threePages()) {
      server.sendingEmptyGzip(0).sendingEmptyGzip(0).sendingEmptyGzip(0);

      assertThatThrownBy(() -> walk(server))
          .hasMessage("%s broke off its response: its end is missing, 3 times", server.url());
    }
  }
}
