package dev.trainspotter.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqsEventJsonTest {
  private final AtomicReference<@Nullable SQSEvent> received = new AtomicReference<>();

  private String serve(String event, String... failed) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    SqsEventJson.serve(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
        output,
        each -> {
          received.set(each);
          return new SQSBatchResponse(
              List.of(failed).stream().map(SQSBatchResponse.BatchItemFailure::new).toList());
        });
    return output.toString(StandardCharsets.UTF_8);
  }

  @Test
  void readsWhatIngestNeedsOfEachMessage() throws IOException {
    serve(
        """
        {"Records": [
          {"messageId": "1", "receiptHandle": "r", "body": "{\\"detail\\": \\"é\\"}",
           "attributes": {"ApproximateReceiveCount": "3", "SentTimestamp": "1"},
           "messageAttributes": {"reason": {"stringValue": "x", "dataType": "String"}},
           "md5OfBody": "m", "eventSource": "aws:sqs",
           "eventSourceARN": "arn:aws:sqs:us-east-1:111122223333:live", "awsRegion": "us-east-1"},
          {"messageId": "2", "body": "text"}]}
        """);

    List<SQSEvent.SQSMessage> messages = received.get().getRecords();
    assertThat(messages).extracting(SQSEvent.SQSMessage::getMessageId).containsExactly("1", "2");
    SQSEvent.SQSMessage message = messages.getFirst();
    assertThat(message.getReceiptHandle()).isEqualTo("r");
    assertThat(message.getBody()).isEqualTo("{\"detail\": \"é\"}");
    assertThat(message.getEventSourceArn()).isEqualTo("arn:aws:sqs:us-east-1:111122223333:live");
    assertThat(message.getAttributes())
        .isEqualTo(Map.of("ApproximateReceiveCount", "3", "SentTimestamp", "1"));
    assertThat(messages.getLast().getReceiptHandle()).isNull();
    assertThat(messages.getLast().getAttributes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", " null\n"})
  void takesACallThatOnlyWarmsUp(String event) throws IOException {
    received.set(new SQSEvent());

    assertThat(serve(event)).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(received.get()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "\"text\"", "{", "{\"Records\":}"})
  void refusesWhatIsNoObject(String event) {
    assertThatThrownBy(() -> serve(event)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void writesWhichMessagesFailed() throws IOException {
    assertThat(serve("{}", "a", "b"))
        .isEqualTo(
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"},{\"itemIdentifier\":\"b\"}]}");
  }
}
