package dev.trainspotter.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.trainspotter.emulators.lambda.LocalContext;
import dev.trainspotter.emulators.sagemaker.fault.Fault;
import dev.trainspotter.emulators.sagemaker.wire.Operation;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Batches that are odd as a whole: empty, unreadable, doubled, late, of several accounts, or given
/// to an invocation that has no time left.
class BatchFaultsTest {
  private static final String COMPLETED = Events.text("completed.json");
  private static final String OTHER_ACCOUNT = COMPLETED.replace("111122223333", "444455556666");

  private final RealParts parts = new RealParts();

  @BeforeEach
  void letSageMakerKnowTheJob() {
    RealParts.SAGE_MAKER.put(Events.text("completed.describe.json"), Map.of("team", "nlp"));
    RealParts.SAGE_MAKER.put(
        Events.text("completed.describe.json").replace("111122223333", "444455556666"), Map.of());
    RealParts.SAGE_MAKER.clearCalls();
  }

  @AfterEach
  void healSageMaker() {
    RealParts.healSageMaker();
  }

  static Stream<SQSEvent> emptyEvents() {
    return Stream.of(new SQSEvent(), SqsBatch.of(SqsBatch.LIVE, List.of()));
  }

  @ParameterizedTest
  @MethodSource("emptyEvents")
  void answersABatchWithoutMessages(SQSEvent event) {
    SQSBatchResponse response = parts.handler.handleRequest(event, context(60));

    assertThat(response.getBatchItemFailures()).isEmpty();
    assertThat(parts.rows()).isEmpty();
  }

  private static LocalContext context(int seconds) {
    return LocalContext.of("ingest", Duration.ofSeconds(seconds));
  }

  @Test
  void buriesEveryMessageOfABatchInWhichNoneCanBeRead() {
    List<String> bodies =
        List.of(" ", "{", "[]", "null", "<html>", "{\"a\":1}", "7", "\u0001", "'", "\"");

    SQSBatchResponse response = parts.deliver(bodies);

    assertThat(response.getBatchItemFailures()).isEmpty();
    assertThat(parts.outcomes()).hasSize(10).containsOnly("dead-lettered");
    assertThat(parts.takeDeadLetterReasons()).hasSize(10);
  }

  static Stream<String> hugeBodies() {
    return Stream.of(
        "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
        "[".repeat(10_000),
        COMPLETED.replaceFirst("\"detail\": \\{", "\"detail\": {\"A\": " + "[".repeat(10_000)),
        COMPLETED.replaceFirst(
            "\"detail\": \\{",
            "\"detail\": {\"A\": " + "[".repeat(10_000) + "]".repeat(10_000) + ","));
  }

  @ParameterizedTest
  @MethodSource("hugeBodies")
  void buriesWhatIsTenThousandLevelsDeepAndKeepsItsNeighbour(String body) {
    SQSBatchResponse response = parts.deliver(List.of(body, COMPLETED));

    assertThat(response.getBatchItemFailures()).isEmpty();
    assertThat(parts.rows()).hasSize(1);
    assertThat(parts.takeDeadLetterReasons()).containsExactly("not-json");
  }

  @Test
  void describesTheJobOfAnEventOfOneMegabyte() {
    String large =
        COMPLETED.replaceFirst(
            "\"detail\": \\{", "\"detail\": {\"A\": \"" + "x".repeat(1_000_000) + "\",");

    SQSBatchResponse response = parts.deliver(List.of(large));

    assertThat(response.getBatchItemFailures()).isEmpty();
    assertThat(parts.outcomes()).containsExactly("kept");
    assertThat(parts.column("observed_by")).isEqualTo("describe");
  }

  @Test
  void keepsOneRowOfAnEventThatComesFiftyTimes() {
    parts.deliver(COMPLETED);
    Map<String, AttributeValue> first = timeless(parts.rows().getFirst());

    for (int batch = 0; batch < 5; batch++) {
      parts.deliver(Collections.nCopies(10, COMPLETED));
    }

    assertThat(parts.outcomes().subList(1, 51)).containsOnly("unchanged");
    assertThat(parts.rows()).extracting(BatchFaultsTest::timeless).containsExactly(first);
    assertThat(RealParts.SAGE_MAKER.calls(Operation.DESCRIBE_TRAINING_JOB)).hasSize(6);
  }

  private static Map<String, AttributeValue> timeless(Map<String, AttributeValue> row) {
    Map<String, AttributeValue> rest = new HashMap<>(row);
    rest.remove("observed_at");
    return rest;
  }

  @Test
  void changesNothingWhenAnEventComesADayLate() {
    parts.deliver(COMPLETED);
    Map<String, AttributeValue> before = timeless(parts.rows().getFirst());
    String early =
        COMPLETED
            .replaceAll(
                "\"TrainingJobStatus\": \"[^\"]*\"", "\"TrainingJobStatus\": \"InProgress\"")
            .replaceFirst("\"LastModifiedTime\": [0-9]+", "\"LastModifiedTime\": 1795000000000")
            .replaceFirst("\"time\": \"[^\"]*\"", "\"time\": \"2026-11-19T07:27:27Z\"");
    assertThat(early).contains("InProgress", "1795000000000");

    RealParts.SAGE_MAKER.fault(Fault.throttling());
    parts.deliver(early);
    Map<String, AttributeValue> undescribed = timeless(parts.rows().getFirst());
    RealParts.SAGE_MAKER.clearFaults();
    parts.drainBacklog(10);

    assertThat(undescribed).isEqualTo(before);
    assertThat(parts.outcomes()).containsExactly("kept", "deferred", "unchanged");
    assertThat(parts.rows()).extracting(BatchFaultsTest::timeless).containsExactly(before);
  }

  @Test
  void keepsAtOnceWhatSageMakerThrottlesTwice() {
    AtomicInteger requests = new AtomicInteger();
    RealParts.SAGE_MAKER.faultWhen(
        _ -> requests.incrementAndGet() <= 2 ? Fault.throttling() : null);

    parts.deliver(COMPLETED);

    assertThat(parts.outcomes()).containsExactly("kept");
    assertThat(RealParts.SAGE_MAKER.calls(Operation.DESCRIBE_TRAINING_JOB)).hasSize(3);
  }

  @Test
  void describesTheJobsOfAllAccountsButTheOneThatDeniesAccess() {
    RealParts.SAGE_MAKER.faultWhen(
        call -> call.account().equals("444455556666") ? Fault.denied() : null);

    parts.deliver(List.of(OTHER_ACCOUNT, COMPLETED));

    assertThat(parts.outcomes()).containsExactlyInAnyOrder("deferred", "kept");
    assertThat(parts.rows())
        .extracting(row -> row.get("account_id").s() + " " + row.get("observed_by").s())
        .containsExactlyInAnyOrder("111122223333 describe", "444455556666 event");
  }

  /// What the margin leaves is no time for another job.
  @Test
  void sendsNothingToSageMakerWhenTheInvocationIsNearlyOver() {
    RealParts.SAGE_MAKER.fault(Fault.throttling());
    parts.deliver(List.of(COMPLETED, OTHER_ACCOUNT));
    RealParts.SAGE_MAKER.clearFaults();
    RealParts.SAGE_MAKER.clearCalls();
    List<String> hints = parts.takeBacklog();

    SQSBatchResponse response =
        parts.handler.handleRequest(
            SqsBatch.of(
                "arn:aws:sqs:us-east-1:111122223333:" + parts.settings.backlogQueueName(), hints),
            context(Math.toIntExact(IngestHandler.MARGIN.toSeconds())));

    assertThat(response.getBatchItemFailures()).isEmpty();
    assertThat(RealParts.SAGE_MAKER.calls()).isEmpty();
    assertThat(parts.log()).contains("\"cause\":\"no-turn\"");
    assertThat(parts.takeBacklog()).containsExactlyInAnyOrderElementsOf(hints);
  }
}
