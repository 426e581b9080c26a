package dev.trainspotter.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.api.RowRoute;
import dev.trainspotter.edge.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The methods HEAD and OPTIONS, and requests that pages of other origins send.
class MethodsTest {
  private static final String ORIGIN = "https://jobs.example.com";
  private static final Running CLOSED = Running.start();
  private static final Running OPEN =
      CLOSED.with(Setting.CORS_ORIGINS, ORIGIN + ", http://localhost:3000");

  static {
    CLOSED.keep("known", Running.NOON, "{}");
  }

  private static String path(RowRoute route) {
    return route
        .path()
        .replace("{account_id}", "111122223333")
        .replace("{region}", "us-east-1")
        .replace("{training_job_name}", "known");
  }

  @ParameterizedTest
  @EnumSource
  void answersHeadAsGetWithoutABody(RowRoute route) {
    APIGatewayV2HTTPResponse get = CLOSED.ask("GET", path(route), null);
    APIGatewayV2HTTPResponse head = CLOSED.ask("HEAD", path(route), null);

    assertThat(head.getStatusCode()).isEqualTo(200);
    assertThat(head.getHeaders()).isEqualTo(get.getHeaders());
    assertThat(head.getBody()).isEmpty();
    assertThat(get.getBody()).isNotEmpty();
  }

  @Test
  void answersHeadWithTheStatusOfAFailureWithoutABody() {
    APIGatewayV2HTTPResponse bad = CLOSED.ask("HEAD", "/v1/training-jobs", "limit=0");
    APIGatewayV2HTTPResponse unknown = CLOSED.ask("HEAD", "/v1/else", null);

    assertThat(List.of(bad.getStatusCode(), unknown.getStatusCode())).containsExactly(400, 404);
    assertThat(bad.getBody() + unknown.getBody()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void answersOptionsWithTheMethodsOfThePath(RowRoute route) {
    APIGatewayV2HTTPResponse answer = CLOSED.ask("OPTIONS", path(route), null);

    assertThat(answer.getStatusCode()).isEqualTo(204);
    assertThat(answer.getBody()).isEmpty();
    assertThat(answer.getHeaders()).containsEntry("allow", "GET, HEAD, OPTIONS");
    assertThat(answer.getHeaders().keySet()).noneMatch(name -> name.startsWith("access-control"));
  }

  @ParameterizedTest
  @EnumSource
  void allowsThePreflightRequestOfAnAllowedOrigin(RowRoute route) {
    APIGatewayV2HTTPResponse answer =
        OPEN.ask(
            "OPTIONS",
            path(route),
            null,
            Map.of("Origin", ORIGIN, "Access-Control-Request-Method", "GET"));

    assertThat(answer.getStatusCode()).isEqualTo(204);
    assertThat(answer.getHeaders())
        .containsEntry("access-control-allow-origin", ORIGIN)
        .containsEntry("access-control-allow-methods", "GET, HEAD, POST, OPTIONS")
        .containsEntry("access-control-max-age", "3600");
    assertThat(answer.getHeaders().get("access-control-allow-headers"))
        .contains(
            "authorization", "content-type", "x-amz-date", "x-amz-security-token", "if-none-match");
    assertThat(answer.getHeaders().get("vary")).contains("origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/training-jobs",
        "/v1/training-jobs?limit=0",
        "/v1/training-jobs?limit=%zz",
        "/v1/training-jobs?training_job_arn=arn:aws:sagemaker:us-east-1:111122223333:training-job/known",
        "/v1/training-jobs/111122223333/us-east-1/nobody",
        "/v1/else"
      })
  void letsAPageOfAnAllowedOriginReadEveryAnswer(String target) {
    Map<String, String> headers = new HashMap<>(asked(OPEN, target, "http://localhost:3000"));

    assertThat(headers).containsEntry("access-control-allow-origin", "http://localhost:3000");
    assertThat(headers.get("access-control-expose-headers"))
        .contains("etag", "link", "retry-after", "trainspotter-complete");
    assertThat(headers.get("vary")).contains("accept-encoding", "origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://jobs.example.com.evil.example",
        "http://jobs.example.com",
        "https://jobs.example.com:8443",
        "https://JOBS.example.com",
        "null",
        "*",
        ""
      })
  void letsNoOtherPageReadAnything(String origin) {
    Map<String, String> open = asked(OPEN, "/v1/training-jobs", origin);
    Map<String, String> closed = asked(CLOSED, "/v1/training-jobs", ORIGIN);

    assertThat(open.keySet()).noneMatch(name -> name.startsWith("access-control"));
    assertThat(open.get("vary")).contains("origin");
    assertThat(closed.keySet()).noneMatch(name -> name.startsWith("access-control"));
  }

  private static Map<String, String> asked(Running running, String target, String origin) {
    String[] parts = target.split("\\?", 2);
    String query = parts.length == 2 ? parts[1] : null;
    return running.ask("GET", parts[0], query, Map.of("origin", origin)).getHeaders();
  }
}
