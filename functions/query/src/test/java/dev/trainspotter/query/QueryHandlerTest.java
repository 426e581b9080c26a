package dev.trainspotter.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.api.Route;
import dev.trainspotter.api.RowRoute;
import dev.trainspotter.catalog.Column;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class QueryHandlerTest {
  @ParameterizedTest
  @EnumSource(RowRoute.class)
  void answersEveryRoute(Route route) {
    Running running = Running.start();
    running.keep("known", Running.NOON, "{}");
    String path =
        route
            .path()
            .replace("{account_id}", "111122223333")
            .replace("{region}", "us-east-1")
            .replace("{training_job_name}", "known");

    APIGatewayV2HTTPResponse answer = running.ask(route.method(), path, null);

    assertThat(path).doesNotContain("{");
    assertThat(answer.getStatusCode()).isEqualTo(200);
  }

  @Test
  void describesEveryColumn() {
    APIGatewayV2HTTPResponse answer = Running.start().get("/v1/columns");

    List<AttributeValue> columns = Running.json(answer).getListOfUnknownType("columns");
    assertThat(columns)
        .extracting(column -> column.m().get("id"))
        .isEqualTo(Arrays.stream(Column.values()).map(c -> AttributeValue.fromS(c.id())).toList());
    assertThat(columns)
        .contains(
            AttributeValue.fromM(
                texts(
                    "id", "creation_time",
                    "type", "timestamp",
                    "member", "CreationTime",
                    "description", Column.CREATION_TIME.description())));
    assertThat(columns.getFirst().m()).containsOnlyKeys("id", "type", "description");
  }

  @Test
  void answersAWarmUpCallWithoutWork() {
    Running running = Running.withoutTables();

    List<APIGatewayV2HTTPResponse> answers =
        Stream.of(running.handle(null), running.handle(new APIGatewayV2HTTPEvent())).toList();

    assertThat(answers).extracting(APIGatewayV2HTTPResponse::getStatusCode).containsOnly(204);
    assertThat(running.lines()).isEmpty();
  }

  @Test
  void writesOneLogLineForARequest() {
    Running running = Running.start();
    running.keep("hush-hush", Running.NOON, "{\"FailureReason\": \"a secret of the trade\"}");

    running.get("/v1/training-jobs?limit=5&fields=*");

    List<EnhancedDocument> lines =
        running.lines().stream().map(EnhancedDocument::fromJson).toList();
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst().toMap())
        .containsAllEntriesOf(
            texts(
                "level", "INFO",
                "message", "answered",
                "route", "list_training_jobs",
                "method", "GET",
                "path", "/v1/training-jobs",
                "status", "200",
                "rows_examined", "1"))
        .containsKeys("read_units", "milliseconds");
    assertThat(running.lines()).noneMatch(line -> line.contains("secret of the trade"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/columns?limit=5", "/v1/columns", "/v1/else"})
  void paysForNoMetricOfItsOwn(String target) {
    Running running = Running.start();

    running.get(target);

    assertThat(running.lines())
        .singleElement()
        .asString()
        .contains("\"read_units\"")
        .doesNotContain("_aws");
  }

  private static Map<String, AttributeValue> texts(String... pairs) {
    Map<String, AttributeValue> texts = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      texts.put(pairs[i], AttributeValue.fromS(pairs[i + 1]));
    }
    return texts;
  }
}
