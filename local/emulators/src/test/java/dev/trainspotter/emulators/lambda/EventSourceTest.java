package dev.trainspotter.emulators.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.trainspotter.emulators.ElasticMq;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class EventSourceTest {
  private static final SqsClient SQS = ElasticMq.shared().client();

  private String queue = "";

  @BeforeEach
  void createQueue(TestInfo test) {
    String name = test.getTestMethod().orElseThrow().getName();
    queue =
        SQS.createQueue(
                request ->
                    request
                        .queueName(name)
                        .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "1")))
            .queueUrl();
  }

  @Test
  void passesAMessageAsLambdaDoes() {
    MessageAttributeValue reason =
        MessageAttributeValue.builder().dataType("String").stringValue("denied").build();
    SQS.sendMessage(
        request ->
            request
                .queueUrl(queue)
                .messageBody("hint")
                .messageAttributes(Map.of("reason", reason)));
    Calls calls = new Calls();

    source(calls).drain();

    SQSEvent.SQSMessage message = calls.batches().getFirst().getFirst();
    assertThat(message.getBody()).isEqualTo("hint");
    assertThat(message.getMessageId()).isNotEmpty();
    assertThat(message.getReceiptHandle()).isNotEmpty();
    assertThat(message.getMd5OfBody()).isNotEmpty();
    assertThat(message.getAttributes())
        .containsEntry("ApproximateReceiveCount", "1")
        .containsKeys("SentTimestamp", "SenderId", "ApproximateFirstReceiveTimestamp");
    assertThat(message.getMessageAttributes().get("reason"))
        .extracting(
            SQSEvent.MessageAttribute::getStringValue, SQSEvent.MessageAttribute::getDataType)
        .containsExactly("denied", "String");
    assertThat(message.getEventSource()).isEqualTo("aws:sqs");
    assertThat(message.getEventSourceArn())
        .isEqualTo("arn:aws:sqs:us-east-1:111122223333:passesAMessageAsLambdaDoes");
    assertThat(message.getAwsRegion()).isEqualTo("us-east-1");
  }

  @Test
  void givesTheFunctionItsNameItsArnAndItsTime() {
    send("hint");
    Calls calls = new Calls();

    source(calls).drain();

    Context context = calls.contexts.element();
    assertThat(context.getFunctionName()).isEqualTo("IngestFunction");
    assertThat(context.getInvokedFunctionArn())
        .isEqualTo("arn:aws:lambda:us-east-1:111122223333:function:IngestFunction");
    assertThat(context.getAwsRequestId()).isNotEmpty();
    assertThat(context.getRemainingTimeInMillis()).isLessThanOrEqualTo(30_000);
  }

  @Test
  void bringsBackOnlyTheMessageThatFailed() {
    send("good", "bad");
    Calls calls = new Calls().failing("bad");

    source(calls).drain();

    assertThat(calls.bodies()).containsExactlyInAnyOrder("good", "bad", "bad");
  }

  @Test
  void bringsBackTheWholeBatchAfterAnException() {
    send("one", "two");
    Calls calls = new Calls();
    RequestHandler<SQSEvent, SQSBatchResponse> thrower =
        (event, context) -> {
          calls.handleRequest(event, context);
          if (calls.batches.size() == 1) {
            throw new IllegalStateException("first invocation");
          }
          return new SQSBatchResponse(List.of());
        };

    source(thrower).drain();

    assertThat(calls.bodies()).containsExactlyInAnyOrder("one", "two", "one", "two");
  }

  @Test
  void bringsBackTheWholeBatchWhenTheResponseNamesAnUnknownMessage() {
    send("good");
    RequestHandler<SQSEvent, SQSBatchResponse> confused =
        (event, context) ->
            new SQSBatchResponse(List.of(new SQSBatchResponse.BatchItemFailure("unknown")));

    source(confused).poll();

    assertThat(source(confused).isIdle()).isFalse();
  }

  @Test
  void gathersABatchThatIsLargerThanWhatSqsGivesAtOnce() {
    send(IntStream.range(0, 25).mapToObj(Integer::toString).toArray(String[]::new));
    Calls calls = new Calls();
    EventSource source = EventSource.open(SQS, mapping().withBatchSize(20), calls);

    int first = source.poll();
    int second = source.poll();

    assertThat(List.of(first, second)).containsExactly(20, 5);
    assertThat(source.isIdle()).isTrue();
  }

  @Test
  void isIdleWithAsManyDelayedMessagesAsItMayHave() {
    SQS.sendMessage(r -> r.queueUrl(queue).messageBody("later").delaySeconds(600));
    EventSource source = source(new Calls());

    assertThat(source.isIdle()).isFalse();
    assertThat(source.isIdle(1)).isTrue();
    send("now");
    assertThat(source.isIdle(1)).isFalse();
  }

  @Test
  void pollsByItselfUntilClosed() {
    Calls calls = new Calls();

    try (EventSource source = source(calls).start()) {
      send("one", "two", "three");
      await().until(() -> calls.bodies().size() == 3 && source.isIdle());
    }
    send("after");

    assertThat(calls.bodies()).containsExactlyInAnyOrder("one", "two", "three");
  }

  @Test
  void saysWhatIsLeftWhenAQueueDoesNotDrain() {
    SQS.sendMessage(request -> request.queueUrl(queue).messageBody("later").delaySeconds(900));
    EventSource source = source(new Calls());

    assertThatThrownBy(() -> source.drain(Duration.ofMillis(50)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("saysWhatIsLeftWhenAQueueDoesNotDrain still holds messages");
  }

  private EventSource.Mapping mapping() {
    return EventSource.Mapping.of(queue, "IngestFunction");
  }

  private EventSource source(RequestHandler<SQSEvent, SQSBatchResponse> handler) {
    return EventSource.open(SQS, mapping(), handler);
  }

  private void send(String... bodies) {
    for (String body : bodies) {
      SQS.sendMessage(request -> request.queueUrl(queue).messageBody(body));
    }
  }

  /// Records its calls, and fails the first attempt at a message with a given body.
  private static final class Calls implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final Queue<List<SQSEvent.SQSMessage>> batches = new ConcurrentLinkedQueue<>();
    private final Queue<Context> contexts = new ConcurrentLinkedQueue<>();
    private final List<String> failing = new ArrayList<>();

    Calls failing(String body) {
      failing.add(body);
      return this;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
      batches.add(event.getRecords());
      contexts.add(context);
      return new SQSBatchResponse(
          event.getRecords().stream()
              .filter(message -> failing.remove(message.getBody()))
              .map(message -> new SQSBatchResponse.BatchItemFailure(message.getMessageId()))
              .toList());
    }

    List<List<SQSEvent.SQSMessage>> batches() {
      return List.copyOf(batches);
    }

    List<String> bodies() {
      return batches.stream().flatMap(List::stream).map(SQSEvent.SQSMessage::getBody).toList();
    }
  }
}
