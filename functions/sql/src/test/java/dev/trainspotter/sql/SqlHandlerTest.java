package dev.trainspotter.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.api.Response;
import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.sql.read.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlHandlerTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final AccountRegion OTHER = new AccountRegion("444455556666", "eu-west-1");
  private static RunningSql sql;

  @BeforeAll
  static void keepJobs() {
    sql = RunningSql.start();
    for (int i = 0; i < 30; i++) {
      TrainingJobArn arn = TrainingJobArn.of(i % 3 == 0 ? OTHER : RunningSql.PLACE, "job-" + i);
      sql.keep(arn, NOON.minus(Duration.ofHours(i)), members(i));
    }
  }

  private static String members(int number) {
    return """
    {"TrainingJobStatus": "%s", "SecondaryStatus": "%s", "BillableTimeInSeconds": %d,
     "EnableManagedSpotTraining": %b, "Tags": [{"Key": "team", "Value": "team-%d"}],
     "ResourceConfig": {"InstanceType": "ml.m5.large", "InstanceCount": %d},
     "HyperParameters": {"epochs": "%d"},
     "FinalMetricDataList": [{"MetricName": "loss", "Value": 0.%d, "Timestamp": 1795186800.5}],
     "SecondaryStatusTransitions": [
       {"Status": "Starting", "StartTime": "2026-11-23T12:00:00Z",
        "EndTime": "2026-11-23T12:01:30Z", "StatusMessage": "Starting"},
       {"Status": "Training", "StartTime": "2026-11-23T12:01:30Z", "StatusMessage": ""}]}
    """
        .formatted(
            number % 5 == 0 ? "Failed" : "Completed",
            number % 5 == 0 ? "Failed" : "Completed",
            100 * number,
            number % 2 == 0,
            number % 4,
            1 + number % 3,
            number,
            number);
  }

  @Test
  void answersWithColumnsRowsAndCosts() {
    JsonNode body =
        sql.ask(
            "SELECT training_job_status, count(*), sum(billable_time_in_seconds) AS seconds"
                + " FROM aws.sagemaker_training_job GROUP BY 1 ORDER BY 1");

    assertThat(body.path("columns").toString())
        .isEqualTo(
            """
            [{"name":"training_job_status","type":"string"},{"name":"count","type":"int64"},\
            {"name":"seconds","type":"hugeint"}]\
            """);
    assertThat(body.path("rows").toString())
        .isEqualTo("[[\"Completed\",24,36000],[\"Failed\",6,7500]]");
    assertThat(body.path("rows_examined").asInt()).isEqualTo(30);
    assertThat(body.path("read_units").asDouble()).isPositive();
    assertThat(body.path("complete").asBoolean()).isTrue();
  }

  @Test
  void showsEveryColumnOfAJob() {
    JsonNode body =
        sql.ask("SELECT * FROM sagemaker_training_job WHERE training_job_name = 'job-1'");

    assertThat(body.path("columns").findValuesAsText("name"))
        .containsExactlyElementsOf(Arrays.stream(Column.values()).map(Column::id).toList());
    assertThat(body.path("rows")).hasSize(1);
    assertThat(body.path("rows").toString())
        .contains("\"2026-11-23T11:00:00.000Z\"", "{\"team\":\"team-1\"}", "{\"epochs\":\"1\"}");
  }

  @Test
  void readsOnlyThePartitionsThatTheConditionsName() {
    JsonNode ofOther =
        sql.ask(
            "SELECT count(*) FROM aws.sagemaker_training_job WHERE account_id = '444455556666'"
                + " AND region = $1",
            "eu-west-1");
    JsonNode recent =
        sql.ask(
            "SELECT count(*) FROM aws.sagemaker_training_job WHERE creation_time > '2026-11-23"
                + " 09:00:00Z'::timestamptz");
    JsonNode nothing =
        sql.ask(
            "SELECT count(*) FROM aws.sagemaker_training_job WHERE region = 'eu-west-1' AND"
                + " region = 'us-east-1'");

    assertThat(ofOther.path("rows").toString()).isEqualTo("[[10]]");
    assertThat(ofOther.path("rows_examined").asInt()).isEqualTo(10);
    assertThat(recent.path("rows").toString()).isEqualTo("[[3]]");
    assertThat(recent.path("rows_examined").asInt()).isEqualTo(3);
    assertThat(nothing.path("rows").toString()).isEqualTo("[[0]]");
    assertThat(nothing.path("rows_examined").asInt()).isZero();
  }

  @Test
  void stopsReadingAtTheLimitOfAnOrderThatTheIndexHas() {
    JsonNode newest =
        sql.ask(
            "SELECT training_job_name FROM aws.sagemaker_training_job WHERE account_id ="
                + " '111122223333' AND region = 'us-east-1' ORDER BY creation_time DESC LIMIT 2");
    JsonNode oldest =
        sql.ask(
            "SELECT training_job_name, hyper_parameters -> 'epochs' FROM"
                + " aws.sagemaker_training_job WHERE training_job_status = 'Failed' ORDER BY"
                + " creation_time LIMIT 1");

    assertThat(newest.path("rows").toString()).isEqualTo("[[\"job-1\"],[\"job-2\"]]");
    assertThat(newest.path("rows_examined").asInt()).isEqualTo(2);
    assertThat(oldest.path("rows").toString()).isEqualTo("[[\"job-25\",\"25\"]]");
    assertThat(oldest.path("rows_examined").asInt()).isLessThan(6);
  }

  @Test
  void showsTransitionsAndMetricsAsRows() {
    JsonNode transitions =
        sql.rows(
            "SELECT phase, start_time, end_time, seconds, message FROM"
                + " aws.sagemaker_training_job_transition WHERE training_job_name = 'job-7'");
    JsonNode metrics =
        sql.rows(
            "SELECT name, value, time FROM aws.sagemaker_training_job_metric WHERE"
                + " training_job_name = 'job-7'");

    assertThat(transitions.toString())
        .isEqualTo(
            """
            [["Starting","2026-11-23T12:00:00.000Z","2026-11-23T12:01:30.000Z",90.0,"Starting"],\
            ["Training","2026-11-23T12:01:30.000Z",null,null,null]]\
            """);
    assertThat(metrics.toString()).isEqualTo("[[\"loss\",0.7,\"2026-11-20T15:00:00.500Z\"]]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          format=ndjson | {"n":1,"t":"=x","t_2":null}
          format=csv    | n,t,t
          """)
  void answersInOtherFormats(String query, String first) {
    APIGatewayV2HTTPResponse response =
        sql.send("POST", "/v1/sql", query, "{\"sql\": \"SELECT 1 AS n, '=x' AS t, NULL AS t\"}");

    assertThat(response.getBody().lines().findFirst()).hasValue(first);
    assertThat(response.getHeaders())
        .containsEntry("trainspotter-complete", "true")
        .containsKeys("trainspotter-rows-examined", "trainspotter-read-units");
  }

  @Test
  void guardsCellsOfCsvAgainstFormulas() {
    APIGatewayV2HTTPResponse response =
        sql.send("POST", "/v1/sql", "format=csv", "{\"sql\": \"SELECT '=1+1' AS a, -1 AS b\"}");

    assertThat(response.getBody()).isEqualTo("a,b\r\n'=1+1,-1\r\n");
  }

  @Test
  void saysWhenTheLimitLeftRowsOut() {
    String query = "\"sql\": \"SELECT * FROM generate_series(1, 3) AS t(n)\"";

    JsonNode cut =
        RunningSql.json(sql.send("POST", "/v1/sql", "", "{%s, \"limit\": 2}".formatted(query)));
    JsonNode whole =
        RunningSql.json(sql.send("POST", "/v1/sql", "", "{%s, \"limit\": 3}".formatted(query)));

    assertThat(cut.path("rows").toString()).isEqualTo("[[1],[2]]");
    assertThat(cut.path("complete").asBoolean()).isFalse();
    assertThat(whole.path("complete").asBoolean()).isTrue();
  }

  @Test
  void takesParametersForValuesOnly() {
    assertThat(
            sql.rows(
                    "SELECT $1, ?, $3::bool, tags ? 'team' FROM aws.sagemaker_training_job WHERE"
                        + " training_job_name = $4",
                    "'; DROP TABLE x; --",
                    2.5,
                    true,
                    "job-3")
                .toString())
        .isEqualTo("[[\"'; DROP TABLE x; --\",2.5,true,true]]");
  }

  @Test
  void explainsHowRowsWouldBeRead() {
    JsonNode plan =
        sql.ask(
            "EXPLAIN SELECT training_job_name FROM aws.sagemaker_training_job WHERE"
                + " training_job_status = 'InProgress' AND creation_time >="
                + " '2026-11-01T00:00:00Z'::timestamptz ORDER BY creation_time DESC LIMIT 5");

    assertThat(plan.path("rows").findValuesAsText("").isEmpty()).isTrue();
    assertThat(plan.path("rows").toString())
        .contains(
            "8 of by_status: training_job_status = InProgress",
            "from 2026-11-01T00:00:00Z to the last",
            "reading stops after 5 rows, newest first");
    assertThat(plan.path("rows_examined").asInt()).isZero();
  }

  @Test
  void failsInsteadOfLeavingRowsOut() {
    Duration time = Duration.ofSeconds(20);
    RunningSql tenRows =
        sql.within(new SqlBounds(new Budget(10, 1_000, time, Response.LARGEST_BODY), 600));
    RunningSql oneUnit =
        sql.within(new SqlBounds(new Budget(1_000, 1, time, Response.LARGEST_BODY), 600));
    RunningSql noTime =
        sql.within(
            new SqlBounds(new Budget(1_000, 1_000, Duration.ZERO, Response.LARGEST_BODY), 600));
    RunningSql smallResult = sql.within(new SqlBounds(new Budget(1_000, 1_000, time, 100), 600));
    String all = "SELECT count(*) FROM aws.sagemaker_training_job";

    APIGatewayV2HTTPResponse ofRows = tenRows.post(all);
    APIGatewayV2HTTPResponse ofUnits = oneUnit.post(all);
    APIGatewayV2HTTPResponse ofTime = noTime.post(all);
    APIGatewayV2HTTPResponse ofBytes =
        smallResult.post("SELECT training_job_arn FROM aws.sagemaker_training_job");

    assertThat(ofRows.getStatusCode()).isEqualTo(422);
    assertThat(ofRows.getBody()).contains("more than 10 rows", "creation_time");
    assertThat(ofUnits.getStatusCode()).isEqualTo(422);
    assertThat(ofUnits.getBody()).contains("more than 1 read units");
    assertThat(ofTime.getStatusCode()).isEqualTo(422);
    assertThat(ofTime.getBody()).contains("more than 0 seconds");
    assertThat(ofBytes.getStatusCode()).isEqualTo(422);
    assertThat(ofBytes.getBody()).contains("aggregate");
    assertThat(tenRows.rows("SELECT 1").toString()).isEqualTo("[[1]]");
  }

  @Test
  void describesTheTables() {
    JsonNode schema = RunningSql.json(sql.send("GET", "/v1/sql/schema", "", null));
    JsonNode columns =
        sql.rows(
            "SELECT column_name, data_type, column_comment FROM information_schema.columns WHERE"
                + " table_name = 'sagemaker_training_job' ORDER BY ordinal_position");

    assertThat(schema.path("tables").findValuesAsText("name"))
        .contains("sagemaker_training_job", "sagemaker_training_job_metric");
    assertThat(columns).hasSize(Column.values().length);
    assertThat(columns.path(1).toString())
        .isEqualTo("[\"account_id\",\"text\",\"%s\"]".formatted(Column.ACCOUNT_ID.description()));
  }
}
