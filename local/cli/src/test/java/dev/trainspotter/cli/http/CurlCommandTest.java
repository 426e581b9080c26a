package dev.trainspotter.cli.http;

import static dev.trainspotter.cli.http.JobsServer.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.cli.ProgramRun;
import dev.trainspotter.cli.jobs.JobsRun;
import dev.trainspotter.cli.terminal.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs the printed commands in a shell with curl.
class CurlCommandTest {
  private static final String HOST = "abc123.execute-api.eu-west-1.amazonaws.com";
  private static final String HOSTILE =
      "it's \"a\" $(touch x) `y` \\ !z\n~ é\uD83D\uDE82 100% a+b,c";

  @TempDir private Path home;

  private ProgramRun shell(Map<String, String> environment, String... words) throws IOException {
    ProcessBuilder shell = new ProcessBuilder(words);
    shell.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    shell.environment().putAll(environment);
    shell.environment().put("CURL_HOME", home.toString());
    return ProgramRun.start(shell.directory(home.toFile()));
  }

  @Test
  void sendsTheSameRequestToLocalMode() throws Exception {
    try (JobsServer server = JobsServer.ofRows(rows("{\"region\":\"eu-west-1\"}"))) {
      String[] question = {
        "--tags.note", HOSTILE, "--tags.note=b", "--region", "eu-west-1", "--limit=500"
      };
      Files.writeString(home.resolve(".curlrc"), "silent\nnoproxy = \"*\"\n");
      JobsRun asked = JobsRun.of(server, with(question, "--format=json"));
      JobsRun printed = JobsRun.of(server, with(question, "--format=json", "--curl"));
      try (ProgramRun run = shell(Map.of(), "sh", "-c", printed.out())) {
        int exitCode = run.exitCode();

        assertThat(asked.exitCode()).isZero();
        assertThat(printed.out()).startsWith("curl '" + server.url()).endsWith("'\n");
        assertThat(exitCode).isZero();
        assertThat(Json.read(run.output()).path("training_jobs")).hasSize(1);
        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().get(1)).isEqualTo(server.requests().get(0));
        assertThat(server.requests().get(0).getQuery()).contains("tags.note=" + HOSTILE);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"token+/==", ""})
  void sendsASignedRequestToADeployedApi(String token) throws Exception {
    var verifier = new SignatureVerifier("eu-west-1", "AKIDEXAMPLE", "secret/+=", token);
    try (SignedServer server = new SignedServer(verifier)) {
      String url = "http://%s:%d".formatted(HOST, server.port());
      Files.writeString(
          home.resolve(".curlrc"),
          "silent\nnoproxy = \"*\"\nconnect-to = \"::127.0.0.1:%d\"\n".formatted(server.port()));
      String printed =
          printed(url, "--tags.note", HOSTILE, "--tags.note=b", "--tags.Note=", "--a=1");
      Map<String, String> credentials =
          Map.of(
              "AWS_ACCESS_KEY_ID",
              "AKIDEXAMPLE",
              "AWS_SECRET_ACCESS_KEY",
              "secret/+=",
              "AWS_SESSION_TOKEN",
              token);
      try (ProgramRun run = shell(credentials, "sh", "-c", printed)) {
        run.exitCode();

        assertThat(server.errors()).containsExactly("");
        assertThat(Json.read(run.output()).path("training_jobs")).hasSize(1);
        assertThat(printed)
            .startsWith(
                "curl --aws-sigv4 'aws:amz:eu-west-1:execute-api'"
                    + " --user \"$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY\""
                    + " ${AWS_SESSION_TOKEN:+-H\"x-amz-security-token: $AWS_SESSION_TOKEN\"} '"
                    + url
                    + "/v1/training-jobs?");
      }
    }
  }

  @Test
  void readsABearerTokenFromTheShell() {
    ApiUrl url = new ApiUrl("https://" + HOST);

    String command =
        new CurlCommand(url, Authorization.of(url, "abc.def")).text(ApiRequest.list(List.of()));

    assertThat(command)
        .isEqualTo(
            "curl -H \"authorization: Bearer $TRAINSPOTTER_TOKEN\" '%s/v1/training-jobs'"
                .formatted(url));
  }

  @ParameterizedTest
  @ValueSource(strings = {HOSTILE, "'", "''", "", "a'b'c", "-n", "*", "\\", "$'x'", "\r\n\t"})
  void quotesAnyWordForTheShell(String word) throws Exception {
    String command = "printf '[%s]' " + CurlCommand.quoted(word) + " next";

    try (ProgramRun run = shell(Map.of(), "sh", "-c", command)) {
      run.exitCode();

      assertThat(run.output()).isEqualTo("[" + word + "][next]");
      assertThat(home.resolve("x")).doesNotExist();
    }
  }

  /// The command printed for a deployed API whose host name resolves to this machine.
  private String printed(String url, String... question) throws IOException, InterruptedException {
    Path hosts = Files.writeString(home.resolve("hosts"), "127.0.0.1 " + HOST + "\n");
    String[] arguments = with(new String[] {"jobs", "--curl", "--url", url}, question);
    try (ProgramRun run =
        ProgramRun.start(Map.of(), List.of("-Djdk.net.hosts.file=" + hosts), arguments)) {
      run.exitCode();
      return run.output();
    }
  }

  private static String[] with(String[] question, String... more) {
    return Stream.of(question, more).flatMap(Stream::of).toArray(String[]::new);
  }
}
