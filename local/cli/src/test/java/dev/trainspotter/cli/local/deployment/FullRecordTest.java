package dev.trainspotter.cli.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.cli.http.ApiClient;
import dev.trainspotter.cli.http.ApiRequest;
import dev.trainspotter.cli.http.ApiUrl;
import dev.trainspotter.cli.terminal.Port;
import dev.trainspotter.emulators.fleet.fulljob.FullJob;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Sends full descriptions through queue, ingest, table and API, and compares every value.
class FullRecordTest {
  private static LocalDeployment deployment;

  @BeforeAll
  static void start() {
    LocalProgress silent =
        new LocalProgress(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    deployment = LocalDeployment.start(Port.ANY, null, silent);
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  static Stream<FullJob> jobs() {
    return Stream.of(FullJob.of(21), FullJob.of(22).withUnknownMembers(), FullJob.of(23).largest());
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void returnsEveryValueOfADescriptionFromTheApi(FullJob job) throws InterruptedException {
    ObjectNode answer = job.describeResponse();
    deployment.sageMaker().put(answer, Map.of("team", "nlp"));

    deployment.queues().send(event(job));
    while (!deployment.isIdle()) {
      Thread.sleep(20);
    }

    JsonNode row;
    try (ApiClient api = ApiClient.of(ApiUrl.of(deployment.endpoint()))) {
      row =
          api.json(
              ApiRequest.to("/v1/training-jobs/111122223333/us-east-1/" + job.trainingJobName()));
    }
    assertThat(differences(answer, row)).isEmpty();
    assertThat(row.path("tags").path("team").asText()).isEqualTo("nlp");
  }

  private static String event(FullJob job) {
    return """
    {"version": "0", "id": "%s", "detail-type": "SageMaker Training Job State Change",
     "source": "aws.sagemaker", "account": "111122223333", "region": "us-east-1",
     "time": "2026-11-23T12:00:00Z", "resources": ["%s"],
     "detail": {"TrainingJobName": "%s", "TrainingJobArn": "%s"}}
    """
        .formatted(job.seed(), job.trainingJobArn(), job.trainingJobName(), job.trainingJobArn());
  }

  private static List<String> differences(ObjectNode answer, JsonNode row) {
    List<String> differences = new ArrayList<>();
    ObjectNode left = answer.deepCopy();
    for (Column column : Column.values()) {
      JsonNode sent = column.member() == null ? null : left.remove(column.member());
      if (sent != null) {
        compare(column.id(), sent, row.path(column.id()), differences);
      }
    }
    left.properties()
        .forEach(
            unknown ->
                compare(
                    unknown.getKey(),
                    unknown.getValue(),
                    row.path("extra_members").path(unknown.getKey()),
                    differences));
    return differences;
  }

  private static void compare(String path, JsonNode sent, JsonNode kept, List<String> differences) {
    if (sent.isObject()) {
      sent.properties()
          .forEach(
              member ->
                  compare(
                      path + "." + member.getKey(),
                      member.getValue(),
                      kept.path(member.getKey()),
                      differences));
    } else if (sent.isArray()) {
      for (int i = 0; i < sent.size(); i++) {
        compare(path + "[" + i + "]", sent.get(i), kept.path(i), differences);
      }
    } else if (!isSame(sent, kept)) {
      differences.add(path + ": sent " + sent + ", kept " + kept);
    }
  }

  private static boolean isSame(JsonNode sent, JsonNode kept) {
    if (!sent.isNumber()) {
      return sent.equals(kept) || isMasked(sent.asText(), kept.asText());
    }
    BigDecimal number = kept.isTextual() ? seconds(kept.asText()) : kept.decimalValue();
    return number.compareTo(sent.decimalValue()) == 0;
  }

  /// Some of the random text looks like a secret and is masked. The text around it must not change.
  private static boolean isMasked(String sent, String kept) {
    String[] around = kept.split(Pattern.quote("[masked]"), -1);
    String pattern =
        Arrays.stream(around).map(Pattern::quote).collect(Collectors.joining("[\\w/+=-]{16,}"));
    return around.length > 1 && Pattern.matches(pattern, sent);
  }

  private static BigDecimal seconds(String time) {
    return BigDecimal.valueOf(Instant.parse(time).toEpochMilli()).movePointLeft(3);
  }
}
