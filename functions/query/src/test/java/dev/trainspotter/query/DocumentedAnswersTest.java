package dev.trainspotter.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.api.Problem;
import dev.trainspotter.api.Response;
import dev.trainspotter.api.Route;
import dev.trainspotter.api.RowRoute;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Shows that the check of every answer can fail.
class DocumentedAnswersTest {
  private static final String CSV_TYPE = "text/csv";
  private static final String NDJSON_TYPE = "application/x-ndjson";

  private static APIGatewayV2HTTPResponse answer(int status, String type, String body) {
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(status)
        .withHeaders(Map.of("content-type", type))
        .withBody(body)
        .build();
  }

  private static List<String> faults(Route route, String body) {
    return DocumentedAnswers.faults(route, Response.json(body).toEvent(false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          GET_TRAINING_JOB | {"region": 7} | string expected
          GET_TRAINING_JOB | {"made_up": 7} | 'made_up' is not defined
          GET_TRAINING_JOB | {"billable_time_in_seconds": 1.5} | integer expected
          GET_TRAINING_JOB | {"billable_time_in_seconds": 9223372036854775808} | int64
          GET_TRAINING_JOB | {"enable_network_isolation": "true"} | boolean expected
          GET_TRAINING_JOB | {"creation_time": "2026-11-23T12:00:00Z"} | pattern
          GET_TRAINING_JOB | {"creation_time": "2026-13-23T12:00:00.000Z"} | date-time
          GET_TRAINING_JOB | {"vpc_config": "none"} | [object, array] expected
          GET_TRAINING_JOB | {"tags": {"team": 7}} | string expected
          GET_TRAINING_JOB | {"tags": ["team"]} | object expected
          GET_TRAINING_JOB | [] | object expected
          GET_TRAINING_JOB | nonsense | Unable to parse
          LIST_TRAINING_JOBS | {"training_jobs": [], "complete": true} | 'rows_examined' not found
          LIST_TRAINING_JOBS | {"training_jobs": [{"x": 1}], "rows_examined": 1, "complete": true} | 'x' is not defined
          LIST_TRAINING_JOBS | {"training_jobs": [], "rows_examined": 0, "complete": true, "next": 1} | 'next' is not defined
          GET_TIMELINE | {"as_of": "2026-11-23T12:00:00.000Z", "phases": [], "gaps": []} | 'interruptions' not found
          GET_TIMELINE | {"as_of": "2026-11-23T12:00:00.000Z", "phases": [{"kind": "rest"}], "gaps": [], "interruptions": []} | enumeration
          GET_TIMELINE | {"as_of": "2026-11-23T12:00:00.000Z", "phases": [], "gaps": [], "interruptions": [], "total_seconds": 1} | 'queue_seconds'
          GET_HEALTH | {"as_of": "2026-11-23T12:00:00.000Z", "fresh": true, "reason": "", "complete": true} | 'accounts_and_regions' not found
          GET_HEALTH | {"as_of": "2026-11-23T12:00:00.000Z", "fresh": "yes", "reason": "", "complete": true, "accounts_and_regions": []} | boolean expected
          LIST_COLUMNS | {"columns": [{"id": "a", "type": "text", "description": "b"}]} | enumeration
          GET_OPENAPI | {"openapi": "3.0.0", "info": {}, "paths": {}, "components": {}} | constant
          """)
  void refusesAWrongBody(RowRoute route, String body, String fault) {
    assertThat(faults(route, body)).anySatisfy(f -> assertThat(f).contains(fault));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {}
          {"vpc_config": {"Subnets": [{"Deep": 12345678901234567890123}]}, "extra_members": [1]}
          {"billable_time_in_seconds": 9223372036854775807, "tags": {"a.b": ""}}
          """)
  void acceptsARowWithWhateverSageMakerSays(String body) {
    assertThat(faults(RowRoute.GET_TRAINING_JOB, body)).isEmpty();
  }

  @Test
  void refusesAnAnswerOfAnotherType() {
    assertThat(DocumentedAnswers.faults(RowRoute.LIST_COLUMNS, answer(200, "text/html", "<p>")))
        .singleElement()
        .asString()
        .contains("text/html");
    assertThat(DocumentedAnswers.faults(RowRoute.GET_TIMELINE, answer(200, CSV_TYPE, "a,b")))
        .isNotEmpty();
    assertThat(DocumentedAnswers.faults(RowRoute.LIST_TRAINING_JOBS, answer(200, CSV_TYPE, "a,b")))
        .isEmpty();
  }

  @Test
  void refusesAProblemThatDoesNotSayWhatIsWrong() {
    String type = "application/problem+json";
    APIGatewayV2HTTPResponse sound = Response.of(Problem.of(404, "no such path")).toEvent(false);

    assertThat(DocumentedAnswers.faults(null, sound)).isEmpty();
    assertThat(DocumentedAnswers.faults(RowRoute.LIST_COLUMNS, sound)).isEmpty();
    assertThat(DocumentedAnswers.faults(null, answer(404, type, "{\"status\": 404}")))
        .anySatisfy(fault -> assertThat(fault).contains("'detail' not found"));
    assertThat(DocumentedAnswers.faults(null, answer(404, "application/json", sound.getBody())))
        .isNotEmpty();
    assertThat(DocumentedAnswers.faults(null, answer(200, "application/json", "{}"))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 429, 500, 503})
  void refusesWhatOnlyApiGatewayMaySay(int status) {
    APIGatewayV2HTTPResponse borrowed =
        answer(status, "application/json", "{\"message\":\"Forbidden\"}");

    assertThat(DocumentedAnswers.faults(RowRoute.LIST_COLUMNS, borrowed))
        .singleElement()
        .asString()
        .contains("application/problem+json");
  }

  @Test
  void refusesAWrongMethodWithoutARightOne() {
    Response bare = Response.of(Problem.of(405, "the method must be GET, was PUT"));

    assertThat(DocumentedAnswers.faults(null, bare.toEvent(false)))
        .singleElement()
        .asString()
        .contains("Allow");
    assertThat(DocumentedAnswers.faults(null, bare.with("allow", "GET").toEvent(false))).isEmpty();
  }

  @Test
  void readsEveryLineOfManyRows() {
    String lines = "{\"region\": \"eu-west-1\"}\n{\"region\": 7}\n";

    List<String> faults =
        DocumentedAnswers.faults(RowRoute.LIST_TRAINING_JOBS, answer(200, NDJSON_TYPE, lines));

    assertThat(faults).singleElement().asString().contains("string expected");
  }

  @Test
  void looksIntoWhatIsCompressed() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write("{\"region\": 7}".getBytes(StandardCharsets.UTF_8));
    }
    APIGatewayV2HTTPResponse answer =
        answer(200, "application/json", Base64.getEncoder().encodeToString(packed.toByteArray()));
    answer.setIsBase64Encoded(true);
    answer.setHeaders(Map.of("content-type", "application/json", "content-encoding", "gzip"));

    assertThat(DocumentedAnswers.faults(RowRoute.GET_TRAINING_JOB, answer))
        .singleElement()
        .asString()
        .contains("string expected");
  }

  @Test
  void failsTheTestThatAskedAndSaysWhatItAsked() {
    APIGatewayV2HTTPEvent event =
        APIGatewayV2HTTPEvent.builder()
            .withRawPath("/v1/columns")
            .withRawQueryString("")
            .withRequestContext(
                APIGatewayV2HTTPEvent.RequestContext.builder()
                    .withHttp(
                        APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                            .withMethod("GET")
                            .build())
                    .build())
            .build();

    assertThatThrownBy(() -> DocumentedAnswers.checked(event, Response.json("{}").toEvent(false)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("GET /v1/columns? answered 200")
        .hasMessageContaining("'columns' not found");
  }
}
