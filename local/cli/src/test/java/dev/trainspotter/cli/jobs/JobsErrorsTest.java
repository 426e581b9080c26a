package dev.trainspotter.cli.jobs;

import static dev.trainspotter.cli.http.JobsServer.problem;
import static dev.trainspotter.cli.http.JobsServer.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.cli.http.JobsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobsErrorsTest {
  private static JobsRun response(int status, String body) {
    try (JobsServer server = JobsServer.ofRows(rows()).failing(0, status, body)) {
      JobsRun run = JobsRun.of(server);
      return new JobsRun(run.exitCode(), run.out(), run.err().replace(server.url(), "URL"));
    }
  }

  private static void assertError(JobsRun run, int exitCode, String line) {
    assertThat(run.err()).isEqualTo(line + "\n");
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void repeatsTheApisErrorAboutAParameter() {
    assertError(
        response(400, problem(400, "limit must be 1 to 500, was 5000", "limit")),
        2,
        "limit must be 1 to 500, was 5000");
  }

  @Test
  void repeatsTheApisErrorWithoutAParameter() {
    assertError(
        response(400, problem(400, "the parameters are too long", null)),
        1,
        "the parameters are too long");
  }

  @Test
  void showsAnyErrorInOneLine() {
    assertError(
        response(400, problem(400, "no\\n\\u001b[2Jsuch thing", "limit")), 2, "no  [2Jsuch thing");
  }

  @Test
  void questionsTheAddressWhenThePathDoesNotExist() {
    assertError(
        response(404, "{\"message\":\"Not Found\"}"),
        1,
        "URL answered 404 (Not Found): is it the stack's output ApiUrl?");
  }

  @Test
  void explainsHowToGiveABearerToken() {
    assertError(
        response(401, "{\"message\":\"Unauthorized\"}"),
        1,
        "URL answered 401: it expects a bearer token (auth=jwt): give one in TRAINSPOTTER_TOKEN, or"
            + " with --token");
  }

  @Test
  void namesTheStatusOfAnEmptyResponse() {
    assertError(response(302, ""), 1, "URL answered 302");
  }

  @Test
  void recognizesAnotherServer() {
    for (String other : new String[] {"<html>", "", "[]", "{}", "{\"training_jobs\":{}}"}) {
      assertError(
          response(200, other),
          1,
          "URL/ answers, but is not Trainspotter's API: is it the stack's output ApiUrl?");
    }
  }

  @Test
  void explainsHowToStartLocalModeWhenNothingListens() throws IOException {
    String url;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      url = "http://localhost:" + free.getLocalPort();
    }

    var run = JobsRun.of("--url", url);

    assertError(
        run,
        1,
        url
            + " does not answer: start local mode with ./trainspotter local, or name a deployed API"
            + " with --url");
  }

  @Test
  void doesNotPassOnAnErrorAsCsv() {
    try (JobsServer server = JobsServer.ofDocuments("a\r\n1\r\n").failing(0, 404, "gone")) {
      var run = JobsRun.of(server, "--format=csv");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "ndjson"})
  void doesNotTakeAnotherContentTypeForRows(String format) {
    try (JobsServer server = JobsServer.ofRows(List.of("{}"))) {
      JobsRun run = JobsRun.of(server, "--format=" + format);

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .endsWith("/ answers, but is not Trainspotter's API: is it the stack's output ApiUrl?\n");
    }
  }
}
