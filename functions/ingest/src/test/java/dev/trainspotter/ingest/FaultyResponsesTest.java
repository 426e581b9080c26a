package dev.trainspotter.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trainspotter.catalog.Json;
import dev.trainspotter.emulators.sagemaker.fault.Fault;
import dev.trainspotter.emulators.sagemaker.wire.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Every file of `faulty-responses/`, sent through the function: what the row holds in the end.
class FaultyResponsesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FOLDER =
      Path.of(System.getProperty("house"), "functions/ingest/src/test/resources/faulty-responses");

  private final RealParts parts = new RealParts();

  @AfterEach
  void healSageMaker() {
    RealParts.healSageMaker();
  }

  static Stream<String> files() throws IOException {
    try (Stream<Path> paths = Files.list(FOLDER)) {
      return paths
          .map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void costNothingButWhatCannotBeRead(String file) throws IOException {
    JsonNode situation = JSON.readTree(Files.readString(FOLDER.resolve(file)));
    String describe =
        situation.has("describe")
            ? situation.get("describe").toString()
            : situation.get("describe_text").asText();

    for (JsonNode look : situation.get("looks")) {
      answer(look, describe);
      if (look.path("from").asText().equals("backlog")) {
        parts.drainBacklog(10);
      } else {
        assertThat(parts.deliver(event(describe)).getBatchItemFailures()).isEmpty();
      }
    }

    assertThat(parts.rows()).hasSize(1);
    Map<String, AttributeValue> row = parts.rows().getFirst();
    situation
        .get("expect")
        .properties()
        .forEach(column -> compare(row.get(column.getKey()), column));
  }

  private static void compare(AttributeValue value, Map.Entry<String, JsonNode> column) {
    var stored = assertThat(value).as(column.getKey());
    if (column.getValue().isNull()) {
      stored.isNull();
    } else if (column.getValue().asText().equals("*")) {
      stored.isNotNull();
    } else {
      stored.isEqualTo(Json.read("{\"value\": " + column.getValue() + "}").get("value"));
    }
  }

  private static void answer(JsonNode look, String describe) {
    RealParts.SAGE_MAKER.clearFaults();
    RealParts.SAGE_MAKER.faultWhen(
        call -> {
          if (look.path("is_deleted").asBoolean()) {
            return Fault.notFound();
          }
          if (call.operation() == Operation.DESCRIBE_TRAINING_JOB) {
            return new Fault.FixedResponse(200, "application/x-amz-json-1.1", describe);
          }
          JsonNode response =
              look.has("list_tags")
                  ? look.get("list_tags")
                  : look.get("list_tags_of").path(call.subject());
          return response.isMissingNode() ? Fault.notFound() : fixed(response);
        });
  }

  private static Fault fixed(JsonNode response) {
    JsonNode body = response.get("body");
    return new Fault.FixedResponse(
        response.get("status").asInt(),
        "application/x-amz-json-1.1",
        body.isTextual() ? body.asText() : body.toString());
  }

  /// The event that the job is completed, with the job's name and ARN as Describe spells them.
  private static String event(String describe) {
    String name = member(describe, "TrainingJobName");
    String arn = member(describe, "TrainingJobArn");
    return """
    {"version": "0", "id": "844e2571-85d4-695f-b930-0153b71dcb42",
     "detail-type": "SageMaker Training Job State Change", "source": "aws.sagemaker",
     "account": "111122223333", "time": "2026-11-22T12:26:13Z", "region": "us-east-1",
     "resources": ["%s"],
     "detail": {"TrainingJobName": "%s", "TrainingJobArn": "%s",
      "TrainingJobStatus": "Completed", "SecondaryStatus": "Completed",
      "CreationTime": "1795330800217", "LastModifiedTime": "1795331829217"}}
    """
        .formatted(arn, name, arn);
  }

  private static String member(String json, String name) {
    return json.replaceAll("(?s).*\"" + name + "\": ?\"([^\"]*)\".*", "$1");
  }
}
