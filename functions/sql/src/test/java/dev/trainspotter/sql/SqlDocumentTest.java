package dev.trainspotter.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import dev.trainspotter.api.SqlRoute;
import dev.trainspotter.api.serving.ApiEvents;
import dev.trainspotter.edge.Priming;
import dev.trainspotter.emulators.lambda.LocalContext;
import dev.trainspotter.query.openapi.OpenApi;
import dev.trainspotter.sql.read.Budget;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds requests and responses of SQL to the API's own OpenAPI document.
class SqlDocumentTest {
  private static final OpenApiInteractionValidator DOCUMENT =
      OpenApiInteractionValidator.createForInlineApiSpecification(
              OpenApi.answer().toEvent(false).getBody())
          .build();

  private static final KeptJobs JOBS =
      KeptJobs.inNewTables()
          .with("first", "{\"TrainingJobStatus\": \"Completed\", \"Tags\": {\"team\": \"vision\"}}")
          .with("second", "{\"TrainingJobStatus\": \"Failed\"}");

  private static final SqlHandler HANDLER =
      new SqlHandler(JOBS.settings(), KeptJobs.DYNAMO, Priming.quiet());

  private static APIGatewayV2HTTPResponse send(
      SqlHandler handler, SqlRoute route, String query, String body) {
    APIGatewayV2HTTPEvent event = ApiEvents.of(route.method(), route.path(), query, body);
    event.setHeaders(Map.of("content-type", "application/json"));
    return handler.handleRequest(event, LocalContext.of("SqlFunction", Duration.ofSeconds(29)));
  }

  /// What is wrong with a response, by the document.
  private static List<String> faults(SqlRoute route, APIGatewayV2HTTPResponse response) {
    SimpleResponse.Builder built =
        SimpleResponse.Builder.status(response.getStatusCode()).withBody(response.getBody());
    response.getHeaders().forEach(built::withHeader);
    ValidationReport report =
        DOCUMENT.validateResponse(
            route.path(), Request.Method.valueOf(route.method()), built.build());
    return report.getMessages().stream().map(Object::toString).toList();
  }

  private static List<String> requestFaults(String body) {
    return DOCUMENT
        .validateRequest(
            SimpleRequest.Builder.post("/v1/sql")
                .withContentType("application/json")
                .withHeader("Authorization", "AWS4-HMAC-SHA256 …")
                .withBody(body)
                .build())
        .getMessages()
        .stream()
        .map(Object::toString)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "format=ndjson", "format=csv", "format=csv&bom=true"})
  void describesTheResultInEveryFormat(String query) {
    APIGatewayV2HTTPResponse response =
        send(
            HANDLER,
            SqlRoute.RUN_SQL,
            query,
            """
            {"sql": "SELECT training_job_name, tags, creation_time, 1.5 AS x, [1, NULL] AS list
                     FROM aws.sagemaker_training_job ORDER BY 1", "limit": 1}
            """
                .replace("\n", " "));

    assertThat(response.getStatusCode()).as(response.getBody()).isEqualTo(200);
    assertThat(faults(SqlRoute.RUN_SQL, response)).isEmpty();
    assertThat(response.getHeaders())
        .containsEntry("trainspotter-complete", "false")
        .containsKeys(
            "trainspotter-rows-examined", "trainspotter-read-units", "trainspotter-milliseconds");
  }

  @Test
  void describesTheTables() {
    APIGatewayV2HTTPResponse response = send(HANDLER, SqlRoute.GET_SQL_SCHEMA, "", null);

    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(faults(SqlRoute.GET_SQL_SCHEMA, response)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"sql": "SELECT nothing FROM nowhere"}          | 400
          {"sql": "DROP TABLE aws.sagemaker_training_job"} | 400
          {"sql": 7}                                      | 400
          nonsense                                        | 400
          """)
  void describesEveryRefusal(String body, int status) {
    APIGatewayV2HTTPResponse response = send(HANDLER, SqlRoute.RUN_SQL, "", body);

    assertThat(response.getStatusCode()).as(response.getBody()).isEqualTo(status);
    assertThat(faults(SqlRoute.RUN_SQL, response)).isEmpty();
  }

  @Test
  void describesTheResponseToAQueryThatCostsTooMuch() {
    SqlHandler poor =
        new SqlHandler(
            JOBS.settings(),
            KeptJobs.DYNAMO,
            Priming.quiet(),
            new SqlBounds(new Budget(1, 20_000, Duration.ofSeconds(20), 100_000), 600));

    APIGatewayV2HTTPResponse response =
        send(
            poor,
            SqlRoute.RUN_SQL,
            "",
            "{\"sql\": \"SELECT count(*) FROM aws.sagemaker_training_job\"}");

    assertThat(response.getStatusCode()).as(response.getBody()).isEqualTo(422);
    assertThat(faults(SqlRoute.RUN_SQL, response)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"columns": [], "rows": [], "complete": true, "rows_examined": 0, "read_units": 0} | milliseconds
          {"columns": [{"name": "a"}], "rows": [], "complete": true, "rows_examined": 0, "read_units": 0, "milliseconds": 1} | type
          {"columns": [], "rows": [{}], "complete": true, "rows_examined": 0, "read_units": 0, "milliseconds": 1} | array expected
          {"columns": [], "rows": [], "complete": true, "rows_examined": 0, "read_units": 0, "milliseconds": 1, "x": 1} | 'x' is not defined
          """)
  void wouldNoticeAWrongResult(String body, String fault) {
    APIGatewayV2HTTPResponse response =
        APIGatewayV2HTTPResponse.builder()
            .withStatusCode(200)
            .withHeaders(Map.of("content-type", "application/json"))
            .withBody(body)
            .build();

    assertThat(faults(SqlRoute.RUN_SQL, response)).anyMatch(f -> f.contains(fault));
  }

  @Test
  void describesTheRequest() {
    assertThat(requestFaults("{\"sql\": \"SELECT $1\", \"parameters\": [1, null], \"limit\": 5}"))
        .isEmpty();
    assertThat(requestFaults("{\"sql\": \"SELECT 1\", \"limit\": 0}")).isNotEmpty();
    assertThat(requestFaults("{\"query\": \"SELECT 1\"}")).isNotEmpty();
    assertThat(requestFaults("{\"sql\": \" \"}")).isNotEmpty();
  }
}
