package dev.trainspotter.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.emulators.lambda.FunctionFolder;
import dev.trainspotter.emulators.lambda.FunctionStart;
import dev.trainspotter.emulators.lambda.FunctionZip;
import dev.trainspotter.emulators.lambda.LambdaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The function as Lambda runs it: its zip alone under the real runtime interface client.
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client runs on Linux only")
class QueryZipTest {
  private static final long MOST_CLASSES = 40;

  private static final Running RUNNING = Running.start();
  private static LambdaProcess function;

  @BeforeAll
  static void startTheFunction() {
    RUNNING.keep(
        "zipped",
        Running.NOON,
        "{\"TrainingJobStatus\": \"Completed\", \"Odd\": 12345678901234567890}");
    function =
        LambdaProcess.start(
            FunctionZip.built("query"), QueryHandler.class.getName(), RUNNING.environment());
  }

  @AfterAll
  static void stopTheFunction() {
    function.close();
  }

  private static EnhancedDocument ask(String path) {
    return ask(function, path);
  }

  private static EnhancedDocument ask(LambdaProcess called, String path) {
    EnhancedDocument answer =
        EnhancedDocument.fromJson(
            called.invoke(
                """
                {"version": "2.0", "routeKey": "$default", "rawPath": "%s", "rawQueryString": "",
                 "headers": {"accept": "*/*"}, "isBase64Encoded": false,
                 "requestContext": {"http": {"method": "GET", "path": "%s"}, "stage": "$default"}}
                """
                    .formatted(path, path)));
    Map<String, String> headers = new HashMap<>();
    answer.toMap().get("headers").m().forEach((name, value) -> headers.put(name, value.s()));
    DocumentedAnswers.checked(
        "GET",
        path,
        "",
        APIGatewayV2HTTPResponse.builder()
            .withStatusCode(answer.getNumber("statusCode").intValue())
            .withHeaders(headers)
            .withBody(answer.getString("body"))
            .build());
    return answer;
  }

  /// Priming has loaded the code before the snapshot.
  @Test
  void loadsFewClassesInTheFirstCallAfterARestore(@TempDir Path folder) {
    Path log = folder.resolve("classes.log");
    FunctionStart start =
        FunctionStart.of(QueryHandler.class.getName(), RUNNING.environment())
            .loggingClasses(log)
            .forSnapshot();
    try (FunctionFolder unpacked = FunctionFolder.unzip(FunctionZip.built("query"));
        LambdaProcess primed = LambdaProcess.start(unpacked, start)) {
      long before = FunctionStart.loadedClasses(log);

      ask(primed, "/v1/training-jobs");

      assertThat(FunctionStart.loadedClasses(log) - before).isBetween(1L, MOST_CLASSES);
    }
  }

  @Test
  void listsTheRow() {
    EnhancedDocument answer = ask("/v1/training-jobs");

    assertThat(answer.getNumber("statusCode").intValue()).isEqualTo(200);
    assertThat(answer.getString("body")).contains("\"training_job_name\":\"zipped\"");
  }

  @Test
  void getsTheRowWhole() {
    EnhancedDocument answer = ask("/v1/training-jobs/111122223333/us-east-1/zipped");

    EnhancedDocument row = EnhancedDocument.fromJson(answer.getString("body"));
    assertThat(row.toMap().get("extra_members").m())
        .containsEntry("Odd", AttributeValue.fromN("12345678901234567890"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/columns", "/v1/training-jobs", "/v1/openapi.json"})
  void answersInJson(String path) {
    EnhancedDocument answer = ask(path);

    assertThat(List.of(answer.getNumber("statusCode").intValue())).containsExactly(200);
    assertThat(answer.toMap().get("headers").m().toString()).contains("application/json");
  }

  @ParameterizedTest
  @CsvSource({"x86_64, linux/x86_64", "arm64, linux/armv8"})
  void isSmallAndHoldsTheNativeLibraryOfItsArchitecture(String architecture, String library)
      throws IOException {
    Path zip = FunctionZip.built("query", architecture);
    List<String> names = FunctionZip.names(zip);

    assertThat(Files.size(zip)).isLessThan(8_000_000);
    assertThat(FunctionZip.natives(names)).singleElement().asString().startsWith(library);
    assertThat(names)
        .contains("lib/", "software/amazon/awssdk/services/dynamodb/DynamoDbClient.class")
        .noneMatch(name -> name.contains("duckdb") || name.contains("/sql/"));
  }
}
