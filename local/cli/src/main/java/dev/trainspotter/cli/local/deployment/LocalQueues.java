package dev.trainspotter.cli.local.deployment;

import dev.trainspotter.ingest.hint.Reason;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The three queues of local mode: live, backlog, and the dead-letter queue of both.
///
/// @param live URL of the queue that the rules send to
/// @param backlog URL of the queue where hints wait
/// @param deadLetters URL of the queue for messages that can never succeed
public record LocalQueues(SqsClient sqs, String live, String backlog, String deadLetters) {
  private static final String VISIBILITY_SECONDS = "30";
  private static final int MOST_TRIES = 10;
  private static final List<QueueAttributeName> DUE =
      List.of(
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);

  /// Creates the queues.
  static LocalQueues create(SqsClient sqs) {
    String deadLetters = create(sqs, "trainspotter-dead-letters", Map.of());
    Map<QueueAttributeName, String> source =
        Map.of(
            QueueAttributeName.VISIBILITY_TIMEOUT,
            VISIBILITY_SECONDS,
            QueueAttributeName.REDRIVE_POLICY,
            "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                .formatted(arn(sqs, deadLetters), MOST_TRIES));
    return new LocalQueues(
        sqs,
        create(sqs, "trainspotter-live", source),
        create(sqs, "trainspotter-backlog", source),
        deadLetters);
  }

  /// Sends an event to the live queue, as EventBridge does. Returns the id of the message.
  public String send(String event) {
    return sqs.sendMessage(r -> r.queueUrl(live).messageBody(event)).messageId();
  }

  /// Whether no message of the backlog is being processed or waits for a reader. Some may wait for
  /// their time.
  public boolean isBacklogTaken() {
    return sqs
        .getQueueAttributes(r -> r.queueUrl(backlog).attributeNames(DUE))
        .attributes()
        .values()
        .stream()
        .allMatch("0"::equals);
  }

  /// How many messages are in the dead-letter queue, by reason. Reading hides them for five
  /// minutes.
  public Map<String, Integer> lettersByReason() {
    Map<String, Integer> letters = new TreeMap<>();
    List<Message> some = someLetters();
    while (!some.isEmpty()) {
      some.forEach(letter -> letters.merge(reason(letter), 1, Integer::sum));
      some = someLetters();
    }
    return letters;
  }

  private List<Message> someLetters() {
    return sqs.receiveMessage(
            r ->
                r.queueUrl(deadLetters)
                    .maxNumberOfMessages(10)
                    .visibilityTimeout(300)
                    .messageAttributeNames(Reason.ATTRIBUTE))
        .messages();
  }

  /// The reason that ingest gave. SQS itself moved a message that has none.
  private static String reason(Message letter) {
    MessageAttributeValue reason = letter.messageAttributes().get(Reason.ATTRIBUTE);
    return reason == null ? "failed %d times".formatted(MOST_TRIES) : reason.stringValue();
  }

  private static String create(
      SqsClient sqs, String name, Map<QueueAttributeName, String> attributes) {
    return sqs.createQueue(r -> r.queueName(name).attributes(attributes)).queueUrl();
  }

  private static String arn(SqsClient sqs, String url) {
    return String.valueOf(
        sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN));
  }
}
