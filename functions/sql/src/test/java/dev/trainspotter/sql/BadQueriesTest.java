package dev.trainspotter.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a caller gets for a query that is wrong.
class BadQueriesTest {
  private static final RunningSql sql = RunningSql.start();

  @Test
  void showsThePlaceOfAMistake() {
    JsonNode column =
        sql.ask("SELECT region,\n  training_job_stats\nFROM aws.sagemaker_training_job");
    JsonNode syntax = sql.ask("SELECT tags -> 'team' FORM aws.sagemaker_training_job x y");
    JsonNode function = sql.ask("SELECT json_array_element('[]')");
    JsonNode table = sql.ask("SELECT * FROM aws.sagemaker_training_jobs");

    assertThat(column.path("detail").asText())
        .startsWith("line 2, column 3: there is no column training_job_stats here")
        .contains("training_job_status")
        .endsWith("\n  training_job_stats\n  ^");
    assertThat(syntax.path("detail").asText()).startsWith("line 1, column 28: ");
    assertThat(function.path("detail").asText()).contains("json_array_elements");
    assertThat(table.path("detail").asText())
        .startsWith("line 1, column 15: there is no table aws.sagemaker_training_jobs;")
        .contains("aws.sagemaker_training_job_transition");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "{}",
        "{\"sql\": 1}",
        "{\"sql\": \" \"}",
        "{\"sql\": \"SELECT 1\", \"limit\": 0}",
        "{\"sql\": \"SELECT 1\", \"limit\": \"2\"}",
        "{\"sql\": \"SELECT 1\", \"other\": 2}",
        "{\"sql\": \"SELECT $1\"}",
        "{\"sql\": \"SELECT 1\", \"parameters\": [1]}",
        "{\"sql\": \"SELECT $1\", \"parameters\": {\"1\": 1}}",
        "{\"sql\": \"SELECT $1\", \"parameters\": [[1]]}",
        "{\"sql\": \"SELECT $1::int\", \"parameters\": [\"x\"]}",
        "{\"sql\": \"SELECT $x\", \"parameters\": [\"x\"]}",
        "{\"sql\": \"SELECT 1/0\"}",
        "{\"sql\": \"SELECT 'x'::int\"}",
        "{\"sql\": \"SELECT '\\u0000'\"}",
        "{\"sql\": \"SELECT 'unfinished\"}",
        "{\"sql\": \"SELECT /* unfinished\"}",
        "{\"sql\": \";\"}",
      })
  void rejectsWhatIsNoQuery(String body) {
    APIGatewayV2HTTPResponse response = sql.send("POST", "/v1/sql", "", body);

    assertThat(response.getStatusCode()).as(response.getBody()).isEqualTo(400);
    assertThat(RunningSql.json(response).path("detail").asText()).isNotBlank();
  }

  @Test
  void rejectsAStatementThatIsTooLongOrTooDeep() {
    assertThat(sql.post("SELECT '%s'".formatted("x".repeat(1_000_000))).getStatusCode())
        .isEqualTo(400);
    assertThat(
            sql.post("SELECT %s1%s".formatted("(".repeat(10_000), ")".repeat(10_000)))
                .getStatusCode())
        .isEqualTo(400);
    assertThat(sql.post("SELECT " + "1 + ".repeat(20_000) + "1").getStatusCode()).isEqualTo(400);
    assertThat(sql.post("SELECT " + "NOT ".repeat(20_000) + "true").getStatusCode()).isEqualTo(400);
  }

  @Test
  void takesAtMostEightReferencesToTheTables() {
    assertThat(sql.post(references(8)).getStatusCode()).isEqualTo(200);
    assertThat(sql.post(references(9)).getStatusCode()).isEqualTo(400);
    assertThat(sql.post(references(9)).getBody()).contains("8 times: use WITH");
  }

  private static String references(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> "aws.sagemaker_training_job t" + i)
        .collect(Collectors.joining(", ", "SELECT count(*) FROM ", ""));
  }
}
