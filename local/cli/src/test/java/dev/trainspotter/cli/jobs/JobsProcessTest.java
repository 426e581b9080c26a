package dev.trainspotter.cli.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.trainspotter.cli.ProgramRun;
import dev.trainspotter.cli.http.JobsServer;
import dev.trainspotter.cli.http.SignatureVerifier;
import dev.trainspotter.cli.http.SignedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobsProcessTest {
  private static final String HOST = "abc123.execute-api.eu-west-1.amazonaws.com";

  /// Hides the credentials of the user and of the machine that runs the tests.
  private static final Map<String, String> NO_CREDENTIALS =
      Map.of(
          "AWS_CONFIG_FILE", "/nowhere/config",
          "AWS_SHARED_CREDENTIALS_FILE", "/nowhere/credentials",
          "AWS_EC2_METADATA_DISABLED", "true");

  @Test
  void succeedsAndRequestsNoFurtherPageWhenItsOutputIsClosed() throws Exception {
    // More than a pipe buffers, so that the closed pipe is noticed on the first page.
    List<String> page =
        IntStream.range(0, 20_000).mapToObj("{\"region\":\"eu-west-%d\"}"::formatted).toList();
    try (JobsServer server = JobsServer.ofRows(page, page)) {
      List<String> words =
          Stream.concat(
                  Stream.of("sh", "-c", "(\"$@\"; echo \"ended with $?\" >&2) | head -n 2", "sh"),
                  ProgramRun.command(List.of(), "jobs", "--url", server.url(), "--fields", "region")
                      .stream())
              .toList();
      try (ProgramRun run = ProgramRun.start(new ProcessBuilder(words))) {
        run.exitCode();

        assertThat(run.output()).isEqualTo("region\neu-west-0\n");
        assertThat(run.errors()).containsExactly("ended with 0");
        assertThat(server.requests()).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has a disk that is always full")
  @ValueSource(strings = {"table", "csv", "json"})
  void failsInOneLineWhenItsOutputCannotBeWritten(String format) throws Exception {
    String page = format.equals("csv") ? "region\r\neu-west-1\r\n" : "{\"region\":\"eu-west-1\"}";
    try (JobsServer server =
        format.equals("csv")
            ? JobsServer.ofDocuments(page)
            : JobsServer.ofRows(List.of(page), List.of(page))) {
      List<String> words =
          Stream.concat(
                  Stream.of("sh", "-c", "\"$@\" >/dev/full", "sh"),
                  ProgramRun.command(List.of(), "jobs", "--url", server.url(), "--format", format)
                      .stream())
              .toList();
      try (ProgramRun run = ProgramRun.start(new ProcessBuilder(words))) {
        int exitCode = run.exitCode();

        assertThat(exitCode).isEqualTo(1);
        assertThat(run.errors())
            .containsExactly("standard output cannot be written: No space left on device");
      }
    }
  }

  @Test
  void signsRequestsToADeployedApiWithTheCallersCredentials(@TempDir Path folder) throws Exception {
    Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 " + HOST + "\n");
    var verifier = new SignatureVerifier("eu-west-1", "AKIDEXAMPLE", "secret/+=", "token+/==");
    try (SignedServer server = new SignedServer(verifier);
        ProgramRun run =
            ProgramRun.start(
                Map.of(),
                List.of(
                    "-Djdk.net.hosts.file=" + hosts,
                    "-Daws.accessKeyId=AKIDEXAMPLE",
                    "-Daws.secretAccessKey=secret/+=",
                    "-Daws.sessionToken=token+/=="),
                "jobs",
                "--url=http://%s:%d/".formatted(HOST, server.port()),
                "--account_id=111122223333",
                "--failure_reason__contains",
                "out of memory",
                "--fields=region",
                "--tags.team=a",
                "--tags.team=A")) {
      int exitCode = run.exitCode();

      assertThat(server.errors()).containsExactly("");
      assertThat(run.errors()).containsExactly("1 job, 1 row examined");
      assertThat(exitCode).isZero();
      assertThat(run.output()).isEqualTo("region\neu-west-1\n");
      assertThat(server.requests())
          .containsExactly(
              "/v1/training-jobs/111122223333?failure_reason__contains=out%20of%20memory"
                  + "&fields=region&limit=500&tags.team=A&tags.team=a");
    }
  }

  @Test
  void signsWithTheRoleOfTheCallersProfile(@TempDir Path folder) throws Exception {
    Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 " + HOST + "\n");
    Path profiles =
        Files.writeString(
            folder.resolve("config"),
            """
            [profile reader]
            role_arn = arn:aws:iam::111122223333:role/reader
            source_profile = somebody
            region = eu-west-1
            [profile somebody]
            aws_access_key_id = AKIDSOMEBODY
            aws_secret_access_key = theirs
            """);
    HttpServer roles = roles();
    var verifier = new SignatureVerifier("eu-west-1", "ASIAEXAMPLE", "temporary", "a token");
    try (SignedServer server = new SignedServer(verifier);
        ProgramRun run =
            ProgramRun.start(
                Map.of(
                    "AWS_SHARED_CREDENTIALS_FILE",
                    "/nowhere/credentials",
                    "AWS_CONFIG_FILE",
                    profiles.toString(),
                    "AWS_PROFILE",
                    "reader",
                    "AWS_ENDPOINT_URL_STS",
                    "http://127.0.0.1:" + roles.getAddress().getPort()),
                List.of("-Djdk.net.hosts.file=" + hosts),
                "jobs",
                "--url=http://%s:%d".formatted(HOST, server.port()))) {
      run.exitCode();

      assertThat(server.errors()).containsExactly("");
      assertThat(run.errors()).containsExactly("1 job, 1 row examined");
    } finally {
      roles.stop(0);
    }
  }

  /// An STS that lets every caller assume every role.
  private static HttpServer roles() throws IOException {
    byte[] answer =
        """
        <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
        <AssumedRoleUser><Arn>arn:aws:sts::111122223333:assumed-role/reader/x</Arn>
        <AssumedRoleId>AROA:x</AssumedRoleId></AssumedRoleUser>
        <Credentials><AccessKeyId>ASIAEXAMPLE</AccessKeyId>
        <SecretAccessKey>temporary</SecretAccessKey><SessionToken>a token</SessionToken>
        <Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>
        </AssumeRoleResult></AssumeRoleResponse>
        """
            .getBytes(StandardCharsets.UTF_8);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    return server;
  }

  @Test
  void explainsWhatToDoWithoutCredentials() throws IOException, InterruptedException {
    try (ProgramRun run =
        ProgramRun.start(NO_CREDENTIALS, List.of(), "jobs", "--url", "https://" + HOST)) {
      int exitCode = run.exitCode();

      assertThat(run.errors())
          .containsExactly(
              "no AWS credentials to sign with: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and"
                  + " AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN), or log in with the AWS CLI");
      assertThat(exitCode).isEqualTo(1);
    }
  }

  @Test
  void explainsWhatToDoWithoutARegion() throws IOException, InterruptedException {
    try (ProgramRun run =
        ProgramRun.start(NO_CREDENTIALS, List.of(), "jobs", "--url", "https://jobs.example.com")) {
      int exitCode = run.exitCode();

      assertThat(run.errors())
          .containsExactly(
              "the host of https://jobs.example.com names no Region to sign for: set AWS_REGION");
      assertThat(exitCode).isEqualTo(1);
    }
  }
}
