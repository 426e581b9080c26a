package dev.trainspotter.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.cli.ProgramRun;
import dev.trainspotter.cli.http.SignatureVerifier;
import dev.trainspotter.cli.terminal.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The command in a process of its own, before an API Gateway that verifies signatures.
class ConsoleProcessTest {
  private static final String HOST = "abc123.execute-api.eu-west-1.amazonaws.com";
  private static final String JOBS = "/v1/training-jobs/111122223333?training_job_name=a+b";
  private static final SignatureVerifier VERIFIER =
      new SignatureVerifier("eu-west-1", "AKIDEXAMPLE", "secret/+=", "token+/==");

  @TempDir private Path folder;

  private ProgramRun start(int port, Map<String, String> environment) throws IOException {
    Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 " + HOST + "\n");
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("AWS_CONFIG_FILE", "/nowhere/config");
    variables.put("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("credentials").toString());
    variables.put("AWS_EC2_METADATA_DISABLED", "true");
    return ProgramRun.start(
        variables,
        List.of("-Djdk.net.hosts.file=" + hosts),
        "console",
        "--port=0",
        "--url=http://%s:%d/prod".formatted(HOST, port));
  }

  private static String address(ProgramRun run) throws IOException {
    return run.awaitLine("Open http://127.0.0.1:").split(" ")[1];
  }

  private void logIn(String secret) throws IOException {
    Files.writeString(
        folder.resolve("credentials"),
        """
        [default]
        aws_access_key_id = AKIDEXAMPLE
        aws_secret_access_key = %s
        aws_session_token = token+/==
        """
            .formatted(secret));
  }

  private static String detail(Visitor.Reply reply) {
    return Json.read(reply.body()).path("detail").asText();
  }

  @Test
  void signsEachCallAndEndsOnASignal() throws IOException, InterruptedException {
    logIn("secret/+=");
    try (FixedApi api = FixedApi.signed(VERIFIER);
        ProgramRun run = start(api.port(), Map.of())) {
      String address = address(run);
      Visitor visitor = Visitor.admitted(address);

      Visitor.Reply list = visitor.get(JOBS);
      Visitor.Reply sql = visitor.send("POST", "/v1/sql", "{\"sql\":\"SELECT 1\"}");

      assertThat(api.errors()).containsExactly("", "");
      assertThat(List.of(list.status(), sql.status())).containsOnly(200);
      assertThat(api.calls())
          .extracting(FixedApi.Call::target)
          .containsExactly(
              "/prod/v1/training-jobs/111122223333?training_job_name=a%20b", "/prod/v1/sql");
      run.terminate();
      assertThat(run.exitCode()).isEqualTo(128 + 15);
      assertThat(run.errors())
          .containsExactly(
              "Open %s to see the jobs of http://%s:%d/prod; Ctrl-C ends it"
                  .formatted(address, HOST, api.port()),
              "stopping");
      assertThat(run.output()).isEmpty();
    }
  }

  @Test
  void sendsABearerTokenInsteadOfASignature() throws IOException {
    try (FixedApi api = FixedApi.open();
        ProgramRun run = start(api.port(), Map.of("TRAINSPOTTER_TOKEN", "abc.def"))) {
      Visitor visitor = Visitor.admitted(address(run));
      visitor.get(JOBS);
      api.replies(401, Map.of(), "{\"message\":\"Unauthorized\"}");

      Visitor.Reply refused = visitor.get(JOBS);

      assertThat(api.calls().getFirst().headers())
          .containsEntry("Authorization", List.of("Bearer abc.def"));
      assertThat(refused.status()).isEqualTo(401);
      assertThat(detail(refused)).contains("the token is refused").doesNotContain("abc.def");
    }
  }

  @Test
  void saysWhyThereAreNoCredentialsAndUsesThoseOfALaterLogin() throws IOException {
    try (FixedApi api = FixedApi.signed(VERIFIER);
        ProgramRun run = start(api.port(), Map.of())) {
      Visitor visitor = Visitor.admitted(address(run));
      Visitor.Reply before = visitor.get(JOBS);
      logIn("secret/+=");

      Visitor.Reply after = visitor.get(JOBS);

      assertThat(before.status()).isEqualTo(401);
      assertThat(before.headers()).containsEntry("content-type", "application/problem+json");
      assertThat(detail(before)).startsWith("no AWS credentials to sign with: set AWS_PROFILE");
      assertThat(after.status()).isEqualTo(200);
      assertThat(api.errors()).containsExactly("");
    }
  }

  @Test
  void saysThatCredentialsHaveExpiredAndUsesThoseOfALaterLogin() throws IOException {
    logIn("expired");
    try (FixedApi api = FixedApi.open();
        ProgramRun run = start(api.port(), Map.of())) {
      Visitor visitor = Visitor.admitted(address(run));
      api.replies(
          403,
          Map.of("Content-Type", "application/json"),
          "{\"message\":\"The security token included in the request is expired\"}");
      Visitor.Reply before = visitor.get(JOBS);
      api.replies(200, Map.of(), "{}");
      logIn("secret/+=");

      Visitor.Reply after = visitor.get(JOBS);

      assertThat(before.status()).isEqualTo(403);
      assertThat(detail(before))
          .isEqualTo(
              "http://%s:%d/prod answered 403: your AWS credentials have expired: log in again"
                      .formatted(HOST, api.port())
                  + " (The security token included in the request is expired)");
      assertThat(after.status()).isEqualTo(200);
      assertThat(signature(api.calls().getFirst())).isNotEqualTo(signature(api.calls().getLast()));
    }
  }

  private static String signature(FixedApi.Call call) {
    return call.headers().get("Authorization").getFirst();
  }

  @Test
  void passesARefusalByApiGatewayOn() throws IOException {
    logIn("wrong");
    try (FixedApi api = FixedApi.signed(VERIFIER);
        ProgramRun run = start(api.port(), Map.of())) {
      Visitor visitor = Visitor.admitted(address(run));

      Visitor.Reply reply = visitor.get(JOBS);

      assertThat(reply.status()).isEqualTo(403);
      assertThat(reply.body()).isEqualTo("{\"message\":\"Forbidden\"}");
    }
  }

  @Test
  void saysInOneLineThatThePortIsInUse() throws IOException, InterruptedException {
    try (ServerSocket used =
            new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        ProgramRun run =
            ProgramRun.start(
                "console", "--url=http://localhost:1", "--port=" + used.getLocalPort())) {
      int exitCode = run.exitCode();

      assertThat(run.errors())
          .containsExactly(
              "port %d is in use; choose another with --port".formatted(used.getLocalPort()));
      assertThat(exitCode).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "console | Missing required option: '--url=URL'",
        "console --url nonsense | must be https:// and a host",
        "console --url ftp://example.com | must be https:// and a host",
        "console --url http://192.0.2.1 | must begin with https://, because a request shows its",
        "console --url https://example.com/v1 | must end before /v1",
        "console --url https://example.com --port 65536 | must be 0 to 65535",
        "console --url https://example.com --token a,b | the token has characters"
      })
  void reportsInvalidUsage(String line, String complaint) throws IOException, InterruptedException {
    try (ProgramRun run = ProgramRun.start(line.split(" "))) {
      int exitCode = run.exitCode();

      assertThat(exitCode).isEqualTo(2);
      assertThat(run.errors().getFirst()).contains(complaint);
      assertThat(run.output()).isEmpty();
    }
  }
}
