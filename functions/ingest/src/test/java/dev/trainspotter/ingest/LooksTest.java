package dev.trainspotter.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.KnownStatus;
import dev.trainspotter.emulators.ElasticMq;
import dev.trainspotter.emulators.sagemaker.SimulatedSageMaker;
import dev.trainspotter.emulators.sagemaker.fault.Fault;
import dev.trainspotter.emulators.sagemaker.wire.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/// Later looks at finished jobs. The queue delivers without a delay, and the clock moves by the
/// delays that were asked for.
class LooksTest {
  private static final SimulatedSageMaker SAGE_MAKER = RealParts.SAGE_MAKER;
  private static final Instant END = Instant.parse("2026-11-23T14:00:00Z");
  private static final String ARN =
      "arn:aws:sagemaker:us-east-1:111122223333:training-job/profiled";
  private static final String EVENT =
      """
      {"version": "0", "id": "1", "detail-type": "SageMaker Training Job State Change",
       "source": "aws.sagemaker", "account": "111122223333", "time": "2026-11-23T14:00:01Z",
       "region": "us-east-1", "resources": ["%s"],
       "detail": {"TrainingJobName": "profiled", "TrainingJobArn": "%s",
                  "TrainingJobStatus": "Completed", "SecondaryStatus": "Completed",
                  "CreationTime": "1795330800217", "LastModifiedTime": "%d"}}
      """
          .formatted(ARN, ARN, END.toEpochMilli());

  private final List<Duration> delays = Collections.synchronizedList(new ArrayList<>());
  private final AtomicReference<Instant> now = new AtomicReference<>(END.plusSeconds(60));
  private final RealParts parts = new RealParts(withoutDelays(), now::get);

  private SqsClient withoutDelays() {
    return SqsClient.builder()
        .endpointOverride(ElasticMq.shared().endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create("111122223333", "unchecked")))
        .httpClient(RealParts.HTTP)
        .overrideConfiguration(c -> c.addExecutionInterceptor(new WithoutDelays(delays)))
        .build();
  }

  private record WithoutDelays(List<Duration> delays) implements ExecutionInterceptor {
    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
      if (context.request() instanceof SendMessageRequest request
          && request.delaySeconds() != null) {
        delays.add(Duration.ofSeconds(request.delaySeconds()));
        return request.toBuilder().delaySeconds(0).build();
      }
      return context.request();
    }
  }

  @AfterEach
  void heal() {
    RealParts.healSageMaker();
    SAGE_MAKER.delete(ARN);
    SAGE_MAKER.clearCalls();
  }

  private static void put(String members) {
    put("Completed", END, members);
  }

  private static void put(String status, Instant end, String members) {
    SAGE_MAKER.put(
        """
        {"TrainingJobName": "profiled", "TrainingJobArn": "%s", "TrainingJobStatus": "%s",
         "SecondaryStatus": "%s", "CreationTime": 1795330800.217, "LastModifiedTime": %d.000%s}
        """
            .formatted(ARN, status, status, end.getEpochSecond(), members),
        Map.of("team", "nlp"));
  }

  private static String rule(String member, String status) {
    return ", \"%s\": [{\"RuleConfigurationName\": \"Report\", \"RuleEvaluationStatus\": \"%s\"}]"
        .formatted(member, status);
  }

  private static String profilerRule(String status) {
    return rule("ProfilerRuleEvaluationStatuses", status);
  }

  private static String warmPool(String status) {
    return ", \"WarmPoolStatus\": {\"Status\": \"%s\"}".formatted(status);
  }

  private static int describes() {
    return SAGE_MAKER.calls(Operation.DESCRIBE_TRAINING_JOB).size();
  }

  private List<String> waitAndTake() {
    now.updateAndGet(time -> time.plus(delays.getLast()));
    return parts.takeBacklog();
  }

  private boolean waitAndLook() {
    List<String> hints = waitAndTake();
    if (hints.isEmpty()) {
      return false;
    }
    parts.deliver(hints);
    return true;
  }

  private List<Map<String, AttributeValue>> notes() {
    return RealParts.DYNAMO
        .query(
            r ->
                r.tableName(parts.settings.stateTableName())
                    .keyConditionExpression("topic = :topic")
                    .expressionAttributeValues(Map.of(":topic", AttributeValue.fromS("finished"))))
        .items();
  }

  @Test
  void describesAFinishedJobOnceMoreFifteenMinutesAfterItsEnd() {
    put("");
    parts.deliver(EVENT);
    put(", \"BillableTimeInSeconds\": 42");

    assertThat(waitAndLook()).isTrue();

    assertThat(delays).containsExactly(Duration.ofSeconds(14 * 60 + 1));
    assertThat(parts.rows().getFirst().get("billable_time_in_seconds").n()).isEqualTo("42");
    assertThat(waitAndLook()).isFalse();
    assertThat(describes()).isEqualTo(2);
    assertThat(notes()).isEmpty();
  }

  @Test
  void describesAJobAgainWhileARuleIsEvaluated() {
    put(profilerRule("InProgress"));
    parts.deliver(EVENT);
    waitAndLook();
    waitAndLook();
    put(profilerRule("NoIssuesFound"));

    while (waitAndLook()) {
      assertThat(describes()).isLessThan(10);
    }

    assertThat(parts.rows().getFirst().get("profiler_rule_evaluation_statuses").toString())
        .contains("NoIssuesFound");
    assertThat(notes()).isEmpty();
  }

  @Test
  void waitsTwiceAsLongEachTimeAndLooksNoMoreThanNinetySixTimes() {
    put(warmPool("Available"));
    parts.deliver(EVENT);
    List<Duration> waits = new ArrayList<>();

    List<String> hints = parts.takeBacklog();
    while (!hints.isEmpty()) {
      Instant due = due(hints.getFirst());
      waits.add(Duration.between(now.getAndSet(due), due));
      parts.deliver(hints);
      hints = parts.takeBacklog();
    }

    assertThat(describes()).isEqualTo(1 + 96);
    assertThat(waits.subList(0, 8))
        .extracting(Duration::toMinutes)
        .containsExactly(14L, 15L, 30L, 60L, 120L, 240L, 360L, 360L);
    parts.deliver(EVENT);
    assertThat(parts.takeBacklog()).isEmpty();
  }

  private static Instant due(String hint) {
    return Instant.parse(hint.replaceAll(".*\"due\":\"([^\"]*)\".*", "$1"));
  }

  @Test
  void requestsNothingBeforeALookIsDue() {
    put(profilerRule("InProgress"));
    parts.deliver(EVENT);
    waitAndLook();
    waitAndLook();
    int before = describes();

    waitAndLook();

    assertThat(parts.outcomes()).last().isEqualTo("deferred");
    assertThat(parts.log()).contains("\"cause\":\"too-early\"");
    assertThat(describes()).isEqualTo(before);
    assertThat(delays.subList(delays.size() - 2, delays.size()))
        .containsExactly(Duration.ofMinutes(15), Duration.ofMinutes(15));
    assertThat(waitAndLook()).isTrue();
    assertThat(describes()).isEqualTo(before + 1);
  }

  @Test
  void looksOnceHoweverOftenAnEventComes() {
    put("");
    for (int i = 0; i < 50; i++) {
      parts.deliver(EVENT);
    }

    assertThat(waitAndTake()).hasSize(1);
  }

  /// As if ingest had ended after it sent a hint and before it noted it.
  @Test
  void followsOneOfTwoEqualHints() {
    put(profilerRule("InProgress"));
    parts.deliver(EVENT);
    List<String> hints = waitAndTake();

    parts.deliver(hints);
    parts.deliver(hints);

    assertThat(waitAndTake()).hasSize(1);
  }

  /// As if ingest had ended after it sent the second hint and before it noted it. The first one
  /// comes again, together with the second.
  @Test
  void goesOnLookingWhenTheNoteOfALookIsMissing() {
    put(profilerRule("InProgress"));
    parts.deliver(EVENT);
    Map<String, AttributeValue> note = notes().getFirst();
    List<String> hints = new ArrayList<>(waitAndTake());
    parts.deliver(hints);
    RealParts.DYNAMO.putItem(r -> r.tableName(parts.settings.stateTableName()).item(note));
    hints.addAll(waitAndTake());

    parts.deliver(hints);

    assertThat(hints).hasSize(2);
    assertThat(waitAndTake()).singleElement().asString().contains("\"look\":3");
  }

  @Test
  void goesOnLookingWhenSageMakerThrottlesALook() {
    put(profilerRule("InProgress"));
    parts.deliver(EVENT);
    SAGE_MAKER.fault(Operation.DESCRIBE_TRAINING_JOB, Fault.throttling());
    waitAndLook();
    SAGE_MAKER.clearFaults();
    put(profilerRule("IssuesFound"));

    waitAndLook();

    assertThat(parts.rows().getFirst().get("profiler_rule_evaluation_statuses").toString())
        .contains("IssuesFound");
    assertThat(notes()).isEmpty();
  }

  @Test
  void goesOnLookingWhenTagsAreMissing() {
    put(profilerRule("InProgress"));
    parts.deliver(EVENT);
    SAGE_MAKER.fault(Operation.LIST_TAGS, Fault.throttling());
    waitAndLook();
    SAGE_MAKER.clearFaults();

    assertThat(parts.takeBacklog())
        .hasSize(2)
        .anyMatch(hint -> hint.contains("\"look\":2"))
        .anyMatch(hint -> hint.contains("\"tags_only\":true"));
  }

  @Test
  void endsWithTheJob() {
    put(profilerRule("InProgress"));
    parts.deliver(EVENT);
    SAGE_MAKER.delete(ARN);
    waitAndLook();

    assertThat(notes()).isEmpty();
    parts.drainBacklog(10);
    assertThat(parts.takeBacklog()).isEmpty();
  }

  @Test
  void looksAtANewJobOfTheSameNameFromTheBeginning() {
    put(profilerRule("InProgress"));
    parts.deliver(EVENT);
    waitAndLook();
    SAGE_MAKER.put(
        """
        {"TrainingJobName": "profiled", "TrainingJobArn": "%s", "TrainingJobStatus": "Completed",
         "SecondaryStatus": "Completed", "CreationTime": %d.000, "LastModifiedTime": %d.000}
        """
            .formatted(ARN, now.get().getEpochSecond(), now.get().getEpochSecond()),
        Map.of());

    List<String> ofTheOld = parts.takeBacklog();
    parts.deliver(EVENT);

    assertThat(ofTheOld).singleElement().asString().contains("\"look\":2");
    assertThat(waitAndTake()).singleElement().asString().contains("\"look\":1");
  }

  @ParameterizedTest
  @CsvSource({
    "WarmPoolStatus, Available, true",
    "WarmPoolStatus, InUse, true",
    "WarmPoolStatus, Terminated, false",
    "WarmPoolStatus, Reused, false",
    "ProfilerRuleEvaluationStatuses, InProgress, true",
    "ProfilerRuleEvaluationStatuses, Stopping, true",
    "ProfilerRuleEvaluationStatuses, Stopped, false",
    "ProfilerRuleEvaluationStatuses, Error, false",
    "DebugRuleEvaluationStatuses, InProgress, true",
    "DebugRuleEvaluationStatuses, NoIssuesFound, false",
  })
  void looksAgainAfterFifteenMinutesOnlyWhileSomethingIsActive(
      String member, String status, boolean isActive) {
    put(member.equals("WarmPoolStatus") ? warmPool(status) : rule(member, status));
    now.set(END.plus(Duration.ofMinutes(15)));

    parts.deliver(EVENT);

    assertThat(parts.takeBacklog()).hasSize(isActive ? 1 : 0);
  }

  @ParameterizedTest
  @EnumSource(KnownStatus.class)
  void looksOnlyAtJobsThatHaveEnded(KnownStatus status) {
    put(status.text(), END, "");

    parts.deliver(EVENT.replace("Completed", status.text()));

    assertThat(parts.takeBacklog()).hasSize(status.hasEnded() ? 1 : 0);
  }

  @Test
  void looksAtNothingThatEndedAMonthAgo() {
    put("Completed", END, profilerRule("InProgress"));
    now.set(END.plus(Duration.ofDays(30)));

    parts.deliver(EVENT);

    assertThat(parts.takeBacklog()).isEmpty();
  }
}
