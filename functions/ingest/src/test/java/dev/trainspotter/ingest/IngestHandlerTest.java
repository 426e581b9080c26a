package dev.trainspotter.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.emulators.lambda.LocalContext;
import dev.trainspotter.emulators.sagemaker.fault.Call;
import dev.trainspotter.emulators.sagemaker.fault.Fault;
import dev.trainspotter.emulators.sagemaker.wire.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class IngestHandlerTest {
  private static final String COMPLETED = Events.text("completed.json");
  private static final Map<String, String> TAGS = Map.of("team", "nlp");

  private final RealParts parts = new RealParts();

  @BeforeEach
  void letSageMakerKnowTheJob() {
    RealParts.SAGE_MAKER.put(Events.text("completed.describe.json"), TAGS);
    RealParts.SAGE_MAKER.clearCalls();
  }

  @AfterEach
  void healSageMaker() {
    RealParts.healSageMaker();
  }

  @Test
  void asksOnceForAllTheMessagesAboutOneJob() {
    parts.deliver(List.of(COMPLETED, COMPLETED, COMPLETED));

    assertThat(RealParts.SAGE_MAKER.calls(Operation.DESCRIBE_TRAINING_JOB)).hasSize(1);
    assertThat(RealParts.SAGE_MAKER.calls(Operation.LIST_TAGS)).hasSize(1);
    assertThat(parts.outcomes()).containsExactly("kept", "kept", "kept");
  }

  @Test
  void keepsTheTagsOfEveryPage() {
    RealParts.SAGE_MAKER.pageTagsBy(2);
    Map<String, String> tags = Map.of("a", "1", "b", "2", "c", "3", "d", "4", "e", "");
    RealParts.SAGE_MAKER.put(Events.text("completed.describe.json"), tags);

    parts.deliver(COMPLETED);

    assertThat(parts.rows().getFirst().get("tags").m())
        .hasSize(5)
        .containsEntry("e", AttributeValue.fromS(""));
  }

  @Test
  void neverLetsABrokenMessageFailItsNeighbours() {
    SQSBatchResponse answer = parts.deliver(List.of("{", COMPLETED, "[]", "\"x\"", "{}"));

    assertThat(answer.getBatchItemFailures()).isEmpty();
    assertThat(parts.rows()).hasSize(1);
    assertThat(parts.takeDeadLetterReasons())
        .containsExactlyInAnyOrder("not-json", "not-json", "not-json", "not-ours");
  }

  @Test
  void neverLetsAnUnreadableMessageFailItsNeighbours() {
    String deep = "{\"a\":".repeat(900) + "1" + "}".repeat(900);
    String far = COMPLETED.replace(":us-east-1:", ":us-" + "very-far-away-".repeat(4) + "east-1:");

    SQSBatchResponse answer = parts.deliver(List.of(deep, COMPLETED, far));

    assertThat(answer.getBatchItemFailures()).isEmpty();
    assertThat(parts.rows()).hasSize(1);
    assertThat(parts.takeDeadLetterReasons()).hasSize(2).contains("bad-arn");
  }

  @Test
  void namesTheMessagesThatMustComeAgain() {
    String broken = COMPLETED.replace("\"InProgress\"", "\"Completed\"");
    RealParts.DYNAMO.deleteTable(r -> r.tableName(parts.settings.tableName()));

    SQSBatchResponse answer = parts.deliver(List.of("not json", broken));

    assertThat(answer.getBatchItemFailures())
        .extracting(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
        .containsExactly("message-1");
    assertThat(parts.outcomes()).containsExactlyInAnyOrder("dead-lettered", "failed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+10000-01-01T00:00:00Z",
        "+999999999-12-31T23:59:59-18:00",
        "-999999999-01-01T00:00:00+18:00",
      })
  void keepsAnEventWhoseTimesNobodyCanWriteAsOneWithoutTimes(String time) {
    RealParts.SAGE_MAKER.fault(Fault.denied());
    String event =
        COMPLETED
            .replaceFirst("\"time\": \"[^\"]*\"", "\"time\": \"" + time + "\"")
            .replaceAll("Time\": [0-9]+", "Time\": \"" + time + "\"");

    SQSBatchResponse answer = parts.deliver(event);

    assertThat(answer.getBatchItemFailures()).isEmpty();
    Map<String, AttributeValue> row = parts.rows().getFirst();
    assertThat(row).doesNotContainKey("training_end_time");
    assertThat(row.get("extra_members").m()).containsKey("TrainingEndTime");
    assertThat(List.of(row.get("creation_time").s(), row.get("observed_at").s()))
        .allMatch(text -> Timestamps.find(text) != null);
  }

  @Test
  void readsADetailThatIsTheTextOfAnObject() {
    parts.deliver(Events.text("detail-as-text.json"));

    assertThat(parts.column("training_job_status")).isEqualTo("Failed");
    assertThat(parts.column("failure_reason")).isEqualTo("AlgorithmError: exit code 1");
    assertThat(parts.column("creation_time")).isEqualTo("2026-11-22T07:00:00.217Z");
  }

  @Test
  void takesZeroInAnEventForATimeThatItDoesNotKnow() {
    parts.deliver(Events.text("detail-times-zero.json"));

    assertThat(parts.column("training_job_status")).isEqualTo("InProgress");
    assertThat(parts.rows().getFirst())
        .doesNotContainKeys("training_start_time", "training_end_time", "extra_members");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"{\\\"source\\\":\\\"aws.sagemaker\\\"}\"", "[]", "null", "7", "true", " "})
  void buriesJsonThatIsNoObject(String body) {
    parts.deliver(body);

    assertThat(parts.takeDeadLetterReasons()).containsExactly("not-json");
  }

  @Test
  void buriesAnEventWhoseOwnDetailFitsNowhere() {
    RealParts.SAGE_MAKER.fault(Fault.denied());
    String huge =
        COMPLETED.replaceFirst(
            "\"detail\": \\{", "\"detail\": {\"FailureReason\": \"" + "x".repeat(500_000) + "\",");

    SQSBatchResponse answer = parts.deliver(huge);

    assertThat(answer.getBatchItemFailures()).isEmpty();
    assertThat(parts.takeDeadLetterReasons()).containsExactly("too-large");
  }

  @Test
  void buriesARowThatFitsNowhere() {
    String huge =
        IntStream.range(0, 9_000)
            .mapToObj(i -> "\"p%d\": \"%s\"".formatted(i, noise(i)))
            .collect(Collectors.joining(",", "\"HyperParameters\": {", "}"));
    RealParts.SAGE_MAKER.put(
        Events.text("completed.describe.json")
            .replaceFirst("\"HyperParameters\": \\{[^}]*}", Matcher.quoteReplacement(huge)),
        TAGS);

    parts.deliver(COMPLETED);

    assertThat(parts.takeDeadLetterReasons()).containsExactly("too-large");
    assertThat(parts.column("observed_by")).isEqualTo("event");
  }

  private static String noise(int seed) {
    return new Random(seed)
        .ints(1_000, 'A', 'Z' + 1)
        .mapToObj(c -> String.valueOf((char) c))
        .collect(Collectors.joining());
  }

  @Test
  void asksWithTheAccountAndRegionOfTheArn() {
    Events.Situation china = new Events.Situation("china.json", "kept");
    Events.answer(china);

    parts.deliver(Events.text("china.json"));

    assertThat(RealParts.SAGE_MAKER.calls(Operation.DESCRIBE_TRAINING_JOB))
        .allMatch(call -> call.region().equals("cn-north-1"));
  }

  @Test
  void asksByTheKnownRowsNameWhereTheMessageTellsNone() {
    Events.answer(new Events.Situation("arn-in-another-case.json", "kept"));
    RealParts.SAGE_MAKER.fault(Fault.denied());
    parts.deliver(Events.text("arn-in-another-case.json"));
    RealParts.SAGE_MAKER.clearFaults();
    RealParts.SAGE_MAKER.clearCalls();
    String arn = parts.rows().getFirst().get("arn").s();

    parts.deliver(
        """
        {"source": "aws.tag", "detail-type": "Tag Change on Resource", "account": "%s",
         "resources": ["%s"], "detail": {"service": "sagemaker", "resource-type": "training-job"}}
        """
            .formatted(parts.column("account_id"), arn));

    assertThat(RealParts.SAGE_MAKER.calls(Operation.DESCRIBE_TRAINING_JOB))
        .extracting(Call::subject)
        .containsExactly(parts.column("training_job_name"));
    assertThat(parts.column("observed_by")).isEqualTo("describe");
  }

  @Test
  void laysTheEventOverAnAnswerFromThePastAndLooksAgainFiveTimes() {
    String past =
        Events.text("completed.describe.json")
            .replaceFirst("\"LastModifiedTime\": [0-9.]+", "\"LastModifiedTime\": 1600000000");
    RealParts.SAGE_MAKER.put(past, TAGS);

    parts.deliver(COMPLETED);

    assertThat(parts.column("observed_by")).isEqualTo("describe");
    assertThat(parts.column("last_modified_time")).isGreaterThan("2021");
    assertThat(parts.drainBacklog(100)).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"source\": \"trainspotter\"}",
        "{\"source\": \"trainspotter\", \"training_job_arn\": 7}",
      })
  void buriesAHintWithoutAnArn(String body) {
    parts.deliver(body);

    assertThat(parts.takeDeadLetterReasons()).containsExactly("bad-arn");
  }

  @Test
  void answersAWarmUpCallWithoutRecords() {
    SQSBatchResponse answer =
        parts.handler.handleRequest(null, LocalContext.of("ingest", Duration.ofSeconds(60)));

    assertThat(answer.getBatchItemFailures()).isEmpty();
  }

  @Test
  void writesOneLogLineForEachMessageAndTheDelayOfARow() {
    parts.deliver(List.of(COMPLETED, "not json"));

    List<String> lines = parts.log().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.stream().filter(line -> line.contains("\"_aws\"")))
        .singleElement()
        .asString()
        .contains("\"Delay\":");
    assertThat(lines).noneMatch(line -> line.contains("HyperParameters"));
  }
}
