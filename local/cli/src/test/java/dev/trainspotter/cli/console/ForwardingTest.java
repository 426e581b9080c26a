package dev.trainspotter.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.cli.http.ApiClient;
import dev.trainspotter.cli.http.ApiUrl;
import dev.trainspotter.cli.terminal.Json;
import dev.trainspotter.cli.terminal.Port;
import dev.trainspotter.console.ConsoleFile;
import dev.trainspotter.console.ConsoleFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the console's server answers to its own pages, and what the API gets of it.
class ForwardingTest {
  private static final String JOBS = "/v1/training-jobs";
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private FixedApi api;
  private ApiClient client;
  private ConsoleServer console;
  private Visitor visitor;

  @BeforeEach
  void start() throws IOException {
    api = FixedApi.open();
    URI url = URI.create("http://127.0.0.1:%d/prod".formatted(api.port()));
    client = ApiClient.of(ApiUrl.of(url), null, TIMEOUT);
    console = ConsoleServer.start(Port.ANY, client);
    visitor = Visitor.admitted(console.address());
  }

  @AfterEach
  void close() {
    console.close();
    client.close();
    api.close();
  }

  private static String detail(Visitor.Reply reply) {
    assertThat(reply.headers()).containsEntry("content-type", "application/problem+json");
    assertThat(Json.read(reply.body()).path("status").asInt()).isEqualTo(reply.status());
    return Json.read(reply.body()).path("detail").asText();
  }

  @Test
  void servesTheFilesOfTheConsoleWithTheirPolicy() throws IOException {
    ConsoleFile shell = new ConsoleFiles().find("");

    for (String page : new String[] {"", "jobs", "jobs/111122223333/us-east-1/a", "health"}) {
      Visitor.Reply reply = visitor.get(ConsoleFiles.ROOT + page);

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.headers()).containsAllEntriesOf(shell.headers());
      assertThat(reply.body()).isEqualTo(new String(shell.bytes(), StandardCharsets.UTF_8));
    }
    Visitor.Reply known =
        visitor.get(ConsoleFiles.ROOT + "console.js", "If-None-Match: " + etag("console.js"));
    assertThat(known.status()).isEqualTo(304);
    assertThat(visitor.send("HEAD", ConsoleFiles.ROOT, "").body()).isEmpty();
    assertThat(api.calls()).isEmpty();
  }

  private String etag(String file) throws IOException {
    return visitor.get(ConsoleFiles.ROOT + file).headers().get("etag");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/console"})
  void leadsToTheConsole(String target) throws IOException {
    Visitor.Reply reply = visitor.get(target);

    assertThat(reply.status()).isEqualTo(303);
    assertThat(reply.headers()).containsEntry("location", ConsoleFiles.ROOT);
  }

  @Test
  void forwardsAQueryBelowTheStageOfTheAddress() throws IOException {
    api.replies(
        200,
        Map.of(
            "Content-Type", "application/json",
            "Cache-Control", "no-store",
            "ETag", "\"1\"",
            "Vary", "accept-encoding",
            "Link", "</v1/training-jobs?cursor=a%2Bb>; rel=\"next\"",
            "trainspotter-rows-examined", "7"),
        "{\"training_jobs\":[]}");

    Visitor.Reply reply =
        visitor.get(JOBS + "?tags.team=a+b%2Bc&training_job_name__contains=%C3%A4&fields=region");

    assertThat(api.calls())
        .extracting(FixedApi.Call::target)
        .containsExactly(
            "/prod/v1/training-jobs?fields=region&tags.team=a%20b%2Bc"
                + "&training_job_name__contains=%C3%A4");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("{\"training_jobs\":[]}");
    assertThat(reply.headers())
        .containsEntry("content-type", "application/json")
        .containsEntry("cache-control", "no-store")
        .containsEntry("etag", "\"1\"")
        .containsEntry("vary", "accept-encoding")
        .containsEntry("link", "</v1/training-jobs?cursor=a%2Bb>; rel=\"next\"")
        .containsEntry("trainspotter-rows-examined", "7");
  }

  @Test
  void forwardsNoCookieNoTokenAndNoOtherHeader() throws IOException {
    visitor.get(
        JOBS,
        "Accept: text/csv",
        "If-None-Match: \"1\"",
        "Authorization: Bearer mine",
        "X-Amz-Security-Token: mine",
        "X-Forwarded-For: 10.0.0.1",
        "Origin: http://" + visitor.host(),
        "Sec-Fetch-Site: same-origin");

    FixedApi.Call call = api.calls().getFirst();
    assertThat(call.headers())
        .containsEntry("Accept", List.of("text/csv"))
        .containsEntry("If-none-match", List.of("\"1\""))
        .containsEntry("Host", List.of("127.0.0.1:" + api.port()));
    Set<String> ofTheClient =
        Set.of("Connection", "Content-length", "Http2-settings", "Upgrade", "User-agent");
    assertThat(call.headers().keySet())
        .filteredOn(name -> !ofTheClient.contains(name))
        .containsExactlyInAnyOrder("Accept", "Accept-encoding", "Host", "If-none-match");
    assertThat(call.toString()).doesNotContain(visitor.token(), "theme=dark", "mine");
  }

  @Test
  void forwardsAStatementWithItsTypeAndItsBytes() throws IOException {
    String statement = "{\"sql\":\"SELECT 'ä'\"}";

    visitor.send("POST", "/v1/sql?format=json", statement, "Content-Type: application/json");

    FixedApi.Call call = api.calls().getFirst();
    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.target()).isEqualTo("/prod/v1/sql?format=json");
    assertThat(call.body()).isEqualTo(statement);
    assertThat(call.headers()).containsEntry("Content-type", List.of("application/json"));
  }

  @Test
  void forwardsNoLongerStatementThanTheApiTakes() throws IOException {
    Visitor.Reply reply = visitor.send("POST", "/v1/sql", "x".repeat(256 * 1024 + 1));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(detail(reply))
        .isEqualTo("the body must have at most 262144 bytes: send a shorter one");
    assertThat(api.calls()).isEmpty();
  }

  @Test
  void answersHeadWithoutABody() throws IOException {
    api.replies(200, Map.of("ETag", "\"1\""), "{}");

    Visitor.Reply reply = visitor.send("HEAD", JOBS, "");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.headers()).containsEntry("etag", "\"1\"");
    assertThat(reply.body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /v1/training-jobs, 405",
    "POST, /v1/sql/schema, 405",
    "POST, /v1/sql/, 404",
    "POST, /console/, 405",
    "PUT, /v1/sql, 405",
    "PATCH, /v1/sql, 405",
    "DELETE, /v1/sql, 405",
    "DELETE, /v1/training-jobs/111122223333/us-east-1/a, 405",
    "OPTIONS, /v1/training-jobs, 405",
    "TRACE, /v1/training-jobs, 405",
    "GET, /v2/anything, 404",
    "GET, /v1, 404",
    "GET, /v1/, 404",
    "GET, /v1//columns, 404",
    "GET, /v1/../admin, 404",
    "GET, /v1/./columns, 404",
    "GET, /v1/columns/.., 404",
    "GET, /v1/%2e%2e/admin, 404",
    "GET, /v1/.%2E/admin, 404",
    "GET, /v1/..%2fadmin, 404",
    "GET, /v1/%252e%252e/admin, 404",
    "GET, /v1/..%5Cadmin, 404",
    "GET, /v1/a%0d%0ax, 404",
    "GET, /v1/a%00, 404",
    "GET, /%76%31/columns, 404",
    "GET, /console/../v1/columns, 404",
    "GET, /console/..%2f..%2fetc/passwd, 404",
    "GET, /nothing, 404"
  })
  void forwardsNothingElse(String method, String target, int status) throws IOException {
    Visitor.Reply reply = visitor.send(method, target, "");

    assertThat(reply.status()).isEqualTo(status);
    assertThat(detail(reply)).isNotEmpty();
    assertThat(reply.headers().containsKey("allow")).isEqualTo(status == 405);
    assertThat(api.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example.com/v1/columns", "//evil.example.com/v1/columns"})
  void asksNoOtherHost(String target) throws IOException {
    visitor.get(target);

    assertThat(api.calls()).extracting(FixedApi.Call::target).containsExactly("/prod/v1/columns");
  }

  @ParameterizedTest
  @CsvSource({"400", "403", "404", "429", "500", "503"})
  void passesTheRefusalsOfTheApiOn(int status) throws IOException {
    String body = "{\"message\":\"the API's own words\"}";
    api.replies(status, Map.of("Content-Type", "application/json", "Retry-After", "2"), body);

    Visitor.Reply reply = visitor.get(JOBS);

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.body()).isEqualTo(body);
    assertThat(reply.headers())
        .containsEntry("content-type", "application/json")
        .containsEntry("retry-after", "2");
  }

  @Test
  void passesOnThatTheBrowserHasTheContentAlready() throws IOException {
    api.replies(304, Map.of("Cache-Control", "private, no-cache"), "");

    Visitor.Reply reply = visitor.get("/v1/columns", "If-None-Match: \"1\"");

    assertThat(reply.status()).isEqualTo(304);
    assertThat(reply.headers()).containsEntry("cache-control", "private, no-cache");
  }

  @Test
  void followsNoRedirect() throws IOException {
    try (FixedApi other = FixedApi.open()) {
      String place = "http://127.0.0.1:%d/v1/training-jobs".formatted(other.port());
      api.replies(302, Map.of("Location", place), "");

      Visitor.Reply reply = visitor.get(JOBS);

      assertThat(reply.status()).isEqualTo(502);
      assertThat(detail(reply)).endsWith("/prod answered 302: is it the stack's output ApiUrl?");
      assertThat(reply.headers()).doesNotContainKey("location");
      assertThat(other.calls()).isEmpty();
    }
  }

  @Test
  void showsNoPageOfAnotherServer() throws IOException {
    api.replies(200, Map.of("Content-Type", "text/html"), "<script>alert(1)</script>");

    Visitor.Reply reply = visitor.get(JOBS);

    assertThat(reply.status()).isEqualTo(502);
    assertThat(detail(reply)).contains("is not Trainspotter's API");
  }

  @Test
  void letsABrowserRunNothingThatTheApiSends() throws IOException {
    api.replies(
        200, Map.of("Content-Type", "image/svg+xml", "Set-Cookie", "a=b"), "<svg onload='x'/>");

    Visitor.Reply reply = visitor.get(JOBS);

    assertThat(reply.headers())
        .containsEntry(
            "content-security-policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry("cross-origin-resource-policy", "same-origin")
        .doesNotContainKey("set-cookie");
  }

  @Test
  void saysThatTheApiIsGoneAndGoesOn() throws IOException {
    api.close();

    Visitor.Reply reply = visitor.get(JOBS);

    assertThat(reply.status()).isEqualTo(502);
    assertThat(detail(reply)).contains("does not answer");
    assertThat(visitor.get(ConsoleFiles.ROOT).status()).isEqualTo(200);
  }

  @Test
  void saysThatTheApiIsTooSlow() throws IOException {
    api.stalls();

    Visitor.Reply reply = visitor.get(JOBS);

    assertThat(reply.status()).isEqualTo(504);
    assertThat(detail(reply)).endsWith("did not answer in full within 2 s");
  }
}
