package dev.trainspotter.ingest;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.ArrayList;
import java.util.List;

/// Makes the events in which Lambda passes messages to ingest.
final class SqsBatch {
  static final String LIVE = "arn:aws:sqs:us-east-1:111122223333:live";

  private SqsBatch() {}

  /// The event with these bodies. The message at each index has the id `message-<index>`.
  ///
  /// @param queueArn the queue from which they come
  static SQSEvent of(String queueArn, List<String> bodies) {
    List<SQSEvent.SQSMessage> records = new ArrayList<>();
    for (String body : bodies) {
      SQSEvent.SQSMessage record = new SQSEvent.SQSMessage();
      record.setMessageId("message-" + records.size());
      record.setEventSourceArn(queueArn);
      record.setBody(body);
      records.add(record);
    }
    SQSEvent event = new SQSEvent();
    event.setRecords(records);
    return event;
  }
}
