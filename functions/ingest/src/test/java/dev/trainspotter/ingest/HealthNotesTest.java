package dev.trainspotter.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.state.LastEvents;
import dev.trainspotter.catalog.state.LastEvents.LastEvent;
import dev.trainspotter.catalog.state.QueueSizes;
import dev.trainspotter.catalog.state.QueueSizes.MeasuredQueue;
import dev.trainspotter.catalog.state.QueueSizes.QueueSize;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.table.ReadMeter;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.lambda.LocalContext;
import dev.trainspotter.emulators.sagemaker.fault.Fault;
import dev.trainspotter.ingest.sagemaker.CallRate;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What ingest and reconciliation note for the API's health.
class HealthNotesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private final RealParts parts = new RealParts(now::get, RealParts::table);

  @AfterEach
  void healSageMaker() {
    RealParts.healSageMaker();
    RealParts.SAGE_MAKER.arns().forEach(RealParts.SAGE_MAKER::delete);
  }

  private static void put(String name, int modified) {
    RealParts.SAGE_MAKER.put(
        """
        {"TrainingJobName": "%1$s", "TrainingJobStatus": "InProgress",
         "SecondaryStatus": "Training", "CreationTime": 1795435200.0, "LastModifiedTime": 179543520%2$d.0,
         "TrainingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:training-job/%1$s"}
        """
            .formatted(name, modified),
        Map.of());
  }

  private static void send(String queueUrl, int messages) {
    for (int i = 0; i < messages; i++) {
      RealParts.SQS.sendMessage(r -> r.queueUrl(queueUrl).messageBody("{}"));
    }
  }

  private void forgetLastEvent() {
    RealParts.DYNAMO.deleteItem(
        r ->
            r.tableName(parts.settings.stateTableName())
                .key(
                    Map.of(
                        "topic", AttributeValue.fromS("last event"),
                        "entry", AttributeValue.fromS("111122223333/us-east-1"))));
  }

  private static String event(String name, String time) {
    return """
    {"version": "0", "id": "%1$s", "source": "aws.sagemaker", "account": "111122223333",
     "detail-type": "SageMaker Training Job State Change", "region": "us-east-1", "time": "%2$s",
     "resources": ["arn:aws:sagemaker:us-east-1:111122223333:training-job/%1$s"],
     "detail": {"TrainingJobName": "%1$s", "TrainingJobStatus": "InProgress",
      "TrainingJobArn": "arn:aws:sagemaker:us-east-1:111122223333:training-job/%1$s"}}
    """
        .formatted(name, time);
  }

  private List<LastEvent> lastEvents() {
    return new LastEvents(Items.client(RealParts.DYNAMO), parts.settings.stateTableName())
        .firstPage("", new ReadMeter())
        .notes();
  }

  private Map<MeasuredQueue, QueueSize> queueSizes() {
    Map<MeasuredQueue, QueueSize> byQueue = new EnumMap<>(MeasuredQueue.class);
    new QueueSizes(Items.client(RealParts.DYNAMO), parts.settings.stateTableName())
        .firstPage(new ReadMeter())
        .notes()
        .forEach(size -> byQueue.put(size.queue(), size));
    return byQueue;
  }

  private String reconcile(Map<String, String> changes) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    Map<String, String> environment = new HashMap<>();
    parts.settings.values().forEach((setting, value) -> environment.put(setting.name(), value));
    environment.put("ACCOUNTS", "111122223333");
    environment.putAll(changes);
    new ReconcileHandler(
            Settings.from(environment),
            "us-east-1",
            RealParts.HTTP,
            RealParts.DYNAMO,
            RealParts.SQS,
            new CallRate(1000),
            new PrintStream(lines, true, StandardCharsets.UTF_8),
            () -> NOW)
        .handleRequest(Map.of(), LocalContext.of("reconcile", Duration.ofMinutes(10)));
    return lines.toString(StandardCharsets.UTF_8);
  }

  @Test
  void noteTheNewestEventOfABatch() {
    parts.deliver(
        List.of(
            event("early", "2026-11-23T12:00:00Z"),
            event("late", "2026-11-23T12:00:07Z"),
            event("earlier", "2026-11-23T11:00:00Z")));

    assertThat(lastEvents())
        .containsExactly(
            new LastEvent(
                new AccountRegion("111122223333", "us-east-1"),
                Instant.parse("2026-11-23T12:00:07Z")));
  }

  @Test
  void areNotWrittenForHintsFromTheBacklog() {
    RealParts.SAGE_MAKER.fault(Fault.unavailable());
    parts.deliver(event("job", "2026-11-23T12:00:00Z"));
    RealParts.healSageMaker();
    forgetLastEvent();
    now.set(NOW.plusSeconds(120));

    parts.drainBacklog(3);

    assertThat(parts.outcomes()).hasSizeGreaterThan(1);
    assertThat(lastEvents()).isEmpty();
  }

  @Test
  void neverMakeAMessageFail() {
    put("job", 1);
    parts.deliver(event("job", "2026-11-23T12:00:00Z"));
    RealParts.DYNAMO.deleteTable(r -> r.tableName(parts.settings.stateTableName()));
    now.set(NOW.plusSeconds(120));
    put("job", 2);

    SQSBatchResponse response = parts.deliver(event("job", "2026-11-23T12:05:00Z"));

    assertThat(response.getBatchItemFailures()).isEmpty();
    assertThat(parts.outcomes()).startsWith("kept", "kept");
    assertThat(parts.log()).contains("the time of the last event was not noted");
  }

  @Test
  void sayHowManyMessagesWaitInEachQueue() {
    send(parts.settings.backlogQueueUrl(), 3);
    send(parts.settings.deadLetterQueueUrl(), 1);

    reconcile(Map.of());

    assertThat(queueSizes())
        .isEqualTo(
            Map.of(
                MeasuredQueue.BACKLOG,
                new QueueSize(MeasuredQueue.BACKLOG, 3, NOW, NOW),
                MeasuredQueue.DEAD_LETTERS,
                new QueueSize(MeasuredQueue.DEAD_LETTERS, 1, NOW, NOW)));
  }

  @Test
  void leaveOutAQueueThatCannotBeMeasuredAndTheRunGoesOn() {
    String lines =
        reconcile(Map.of("DEAD_LETTER_QUEUE_URL", parts.settings.backlogQueueUrl() + "-none"));

    assertThat(queueSizes()).containsOnlyKeys(MeasuredQueue.BACKLOG);
    assertThat(lines)
        .contains("a queue was not measured", "\"queue\":\"dead_letters\"")
        .contains("\"range\":\"all\",\"state\":\"complete\"");
  }
}
