package dev.trainspotter.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.catalog.writer.CatalogTable;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.lambda.LocalContext;
import dev.trainspotter.emulators.sagemaker.fault.Fault;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// When a message that ingest failed on is delivered again. The queue itself would wait an hour.
class RedeliveryTest {
  private static final String NAME = "live-of-redelivery";

  private final RealParts parts = new RealParts();
  private final String queue =
      RealParts.SQS
          .createQueue(
              r ->
                  r.queueName(NAME)
                      .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "3600")))
          .queueUrl();

  @AfterEach
  void healSageMaker() {
    RealParts.healSageMaker();
  }

  @Test
  void bringsAFailedMessageBackLongBeforeTheQueueWould() {
    RealParts.DYNAMO.deleteTable(r -> r.tableName(parts.settings.tableName()));
    RealParts.SQS.sendMessage(r -> r.queueUrl(queue).messageBody(Events.text("completed.json")));
    Message first = receive().getFirst();

    parts.handler.handleRequest(event(first), LocalContext.of("ingest", Duration.ofSeconds(60)));

    assertThat(parts.outcomes()).containsExactly("failed");
    assertThat(receive()).extracting(Message::body).containsExactly(first.body());
  }

  @Test
  void failsAMessageWhoseHintCannotWaitAndKeepsItsEvent() {
    RealParts.SAGE_MAKER.fault(Fault.throttling());
    RealParts.SQS.deleteQueue(r -> r.queueUrl(parts.settings.backlogQueueUrl()));

    var answer = parts.deliver(Events.text("completed.json"));

    assertThat(answer.getBatchItemFailures()).hasSize(1);
    assertThat(parts.column("observed_by")).isEqualTo("event");
  }

  @Test
  void failsAMessageThatCannotBeBuried() {
    RealParts.SQS.deleteQueue(r -> r.queueUrl(parts.settings.deadLetterQueueUrl()));

    assertThat(parts.deliver("not json").getBatchItemFailures()).hasSize(1);
    assertThat(parts.outcomes()).containsExactly("failed");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "5, 5", "6, 5"})
  void logsAFailureWithAtMostFiveCausesAndWithoutSecrets(int causes, int logged) {
    RealParts failing =
        new RealParts(InstantSource.system(), table -> failing(table, () -> failure(causes)));

    failing.deliver(Events.text("completed.json"));

    assertThat(failing.outcomes()).containsExactly("failed");
    assertThat(failing.log().split("; caused by ", -1)).hasSize(logged + 1);
    assertThat(failing.log()).doesNotContain("hunter2");
  }

  /// The JVM throws the same object again where it has thrown an error of its own often.
  @Test
  void logsAnErrorThatIsThrownAgainWhenTheEventIsKept() {
    RuntimeException always = new NullPointerException("thrown again");
    RealParts failing =
        new RealParts(InstantSource.system(), table -> failing(table, () -> always));

    failing.deliver(Events.text("completed.json"));

    assertThat(failing.outcomes()).containsExactly("failed");
    assertThat(failing.log())
        .contains("\"error\":\"java.lang.NullPointerException: thrown again\"");
  }

  private static CatalogTable failing(Settings settings, Supplier<RuntimeException> error) {
    return new CatalogTable(
        RealParts.DYNAMO,
        settings.tableNames(),
        Masking.on(),
        (_, _) -> {
          throw error.get();
        });
  }

  private static RuntimeException failure(int causes) {
    RuntimeException failure = new IllegalStateException("password=hunter2-EXAMPLE");
    for (int i = 0; i < causes; i++) {
      failure = new IllegalStateException("failure " + i, failure);
    }
    return failure;
  }

  private List<Message> receive() {
    return RealParts.SQS.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(20)).messages();
  }

  private static SQSEvent event(Message received) {
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId(received.messageId());
    message.setReceiptHandle(received.receiptHandle());
    message.setBody(received.body());
    message.setAttributes(Map.of("ApproximateReceiveCount", "1"));
    message.setEventSourceArn("arn:aws:sqs:us-east-1:111122223333:" + NAME);
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(message));
    return event;
  }
}
