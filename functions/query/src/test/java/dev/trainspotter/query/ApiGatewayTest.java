package dev.trainspotter.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.api.Route;
import dev.trainspotter.api.RouteFunction;
import dev.trainspotter.emulators.lambda.HttpApiServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Over HTTP, with events as API Gateway makes them: decoded paths, joined parameters, bodies in
/// base64, and only the routes that the stack declares.
class ApiGatewayTest {
  private static final Running RUNNING = running();
  private static final HttpApiServer FRONT = HttpApiServer.start(0, integrations());
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static Map<String, HttpApiServer.Integration> integrations() {
    HttpApiServer.Integration integration =
        new HttpApiServer.Integration("QueryFunction", (event, _) -> RUNNING.handle(event));
    return Route.keys(RouteFunction.QUERY).stream()
        .collect(Collectors.toMap(key -> key, _ -> integration));
  }

  private static Running running() {
    Running running = Running.start();
    for (int i = 0; i < 20; i++) {
      String tags =
          "{\"TrainingJobStatus\": \"%s\", \"Tags\": {\"a b\": \"x,y\", \"ü+&=\": \"100%%\"}}"
              .formatted(List.of("Failed", "Stopped", "Completed").get(i % 3));
      running.keep("job-" + i, Running.NOON.plusSeconds(i), tags);
    }
    return running;
  }

  @AfterAll
  static void end() {
    FRONT.close();
    HTTP.close();
  }

  private static HttpResponse<byte[]> get(String target, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(FRONT.endpoint() + target));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static List<String> names(HttpResponse<byte[]> answer) {
    return EnhancedDocument.fromJson(new String(answer.body(), StandardCharsets.UTF_8))
        .getListOfUnknownType("training_jobs")
        .stream()
        .map(AttributeValue::m)
        .map(row -> row.get("training_job_name").s())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          training_job_status=Failed                                  | 7
          training_job_status=Failed&training_job_status=Stopped      | 14
          failure_reason=Failed%2CStopped                             | 0
          tags.a%20b=x%2Cy                                            | 20
          tags.a+b=x,y                                                | 20
          tags.%C3%BC%2B%26%3D=100%25                                 | 20
          %74ags.a%20b__startswith=x                                  | 20
          creation_time__gte=2026-11-23T13:00:10%2B01:00              | 10
          creation_time__gte=2026-11-23T13:00:10+01:00                | 10
          """)
  void readsParametersAsTheyWereSent(String query, int found) throws Exception {
    HttpResponse<byte[]> answer = get("/v1/training-jobs?" + query);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(names(answer)).hasSize(found);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/training-jobs/111122223333, 200",
    "/v1/training-jobs/111122223333/us-east-1, 200",
    "/v1/training-jobs/%31%31%31122223333/us-east%2D1, 200",
    "/v1/training-jobs/111122223333/us-east-1/job%2D1, 200",
    "/v1/training-jobs/111122223333/us-east-1/JOB-1/timeline, 200",
    "/v1/training-jobs/111122223333/us-east-1/job-99, 404",
    "/v1/training-jobs/111122223333/us-east-1/job%201, 400",
    "/v1/training-jobs/111122223333/us-east-1/job%2525, 400",
    "/v1/training-jobs/1111%2F2222, 400",
    "/v1/training-jobs/%00, 400",
    "/v1/columns, 200",
    "/v1/openapi.json, 200"
  })
  void readsPathsThatWereDecodedOnce(String path, int status) throws Exception {
    HttpResponse<byte[]> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /, 404, no such path; paths are /v1/training-jobs",
    "GET, /v1/else, 404, no such path; paths are /v1/training-jobs",
    "GET, /v1/training-jobs/, 404, no path ends with a slash; paths are /v1/training-jobs",
    "GET, /v1/training-jobs/a/b/c/d/e, 404, no such path; paths are /v1/training-jobs",
    "DELETE, /v1/training-jobs, 405, 'the method must be one of GET, HEAD, OPTIONS, was DELETE'",
    "POST, /v1/training-jobs/111122223333/us-east-1/job-1, 405, 'the method must be one of GET,"
        + " HEAD, OPTIONS, was POST'",
    "PUT, /v1/openapi.json, 405, 'the method must be one of GET, HEAD, OPTIONS, was PUT'"
  })
  void refusesWhatIsNoRouteLikeEverythingElse(String method, String path, int status, String detail)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(FRONT.endpoint() + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();

    HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(EnhancedDocument.fromJson(answer.body()).getString("detail")).startsWith(detail);
    assertThat(answer.headers().firstValue("allow").isPresent()).isEqualTo(status == 405);
  }

  @ParameterizedTest
  @CsvSource({"HEAD, 200", "OPTIONS, 204"})
  void sendsHeadersAlone(String method, int status) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(FRONT.endpoint() + "/v1/training-jobs?limit=1"))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();

    HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("link").isPresent()).isEqualTo(method.equals("HEAD"));
    assertThat(answer.headers().firstValue("allow").isPresent())
        .isEqualTo(method.equals("OPTIONS"));
  }

  @Test
  void followsLinksFromPageToPage() throws Exception {
    HttpResponse<byte[]> page = get("/v1/training-jobs/111122223333?limit=8&tags.a%20b=x%2Cy");
    int count = names(page).size();
    while (page.headers().firstValue("link").isPresent()) {
      String link = page.headers().firstValue("link").get();
      page = get(link.substring(1, link.indexOf('>')));
      count += names(page).size();
    }

    assertThat(count).isEqualTo(20);
  }

  @Test
  void handsOverBytesThatWerePacked() throws Exception {
    HttpResponse<byte[]> packed = get("/v1/training-jobs", "Accept-Encoding", "gzip");
    HttpResponse<byte[]> plain = get("/v1/training-jobs");

    assertThat(packed.headers().firstValue("content-encoding")).contains("gzip");
    assertThat(packed.body().length).isLessThan(plain.body().length);
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertThat(gzip.readAllBytes()).isEqualTo(plain.body());
    }
  }

  @Test
  void doesNotMindABodyThatArrivesInBase64() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(FRONT.endpoint() + "/v1/training-jobs?limit=3"))
            .header("content-type", "application/octet-stream")
            .method("GET", HttpRequest.BodyPublishers.ofByteArray(new byte[] {0, -1, 10}))
            .build();

    HttpResponse<byte[]> answer = HTTP.send(request, BodyHandlers.ofByteArray());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(names(answer)).hasSize(3);
  }
}
