package dev.trainspotter.ingest;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.trainspotter.catalog.JsonObject;
import dev.trainspotter.edge.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Batches of messages and the responses to them as JSON. Of a message, what ingest needs is read.
final class SqsEventJson {
  private SqsEventJson() {}

  /// Reads a batch, and writes which of its messages failed. The batch is null in a call that only
  /// warms the function up.
  ///
  /// @throws IllegalArgumentException if the event is not an object
  static void serve(
      InputStream input,
      OutputStream output,
      Function<@Nullable SQSEvent, SQSBatchResponse> handler)
      throws IOException {
    EventJson event = EventJson.read(input);
    EventJson.write(text(handler.apply(event == null ? null : event(event))), output);
  }

  private static SQSEvent event(EventJson json) {
    SQSEvent event = new SQSEvent();
    event.setRecords(json.objects("Records").stream().map(SqsEventJson::message).toList());
    return event;
  }

  private static SQSEvent.SQSMessage message(EventJson json) {
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId(json.text("messageId"));
    message.setReceiptHandle(json.text("receiptHandle"));
    message.setBody(json.text("body"));
    message.setEventSourceArn(json.text("eventSourceARN"));
    message.setAttributes(json.texts("attributes"));
    return message;
  }

  private static String text(SQSBatchResponse response) {
    return new JsonObject()
        .withObjects(
            "batchItemFailures",
            response.getBatchItemFailures().stream()
                .map(
                    failure -> new JsonObject().with("itemIdentifier", failure.getItemIdentifier()))
                .toList())
        .toString();
  }
}
