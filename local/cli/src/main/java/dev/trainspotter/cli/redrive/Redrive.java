package dev.trainspotter.cli.redrive;

import dev.trainspotter.ingest.hint.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// Sends dead letters that may succeed back to the live queue and keeps the rest.
///
/// A message is sent before it is deleted. An interruption in between makes it arrive twice, which
/// changes nothing, and no message is lost. `StartMessageMoveTask` cannot do this, because it moves
/// all messages.
///
/// @param visibilityTimeout how long SQS hides a message while the others are read
record Redrive(
    SqsClient sqs, String deadLetterQueueUrl, String liveQueueUrl, Duration visibilityTimeout) {
  /// The reason shown for messages without one: SQS or EventBridge gave up on them, not ingest.
  private static final String GIVEN_UP = "given-up";

  /// How many empty responses in a row mean that the queue is empty. One is not enough, because SQS
  /// samples its servers.
  private static final int EMPTY_RESPONSES = 3;

  /// How many messages were sent back and how many were kept, by reason.
  record Report(TreeMap<String, Integer> sentBack, TreeMap<String, Integer> kept) {
    /// The report as it is printed.
    List<String> lines() {
      List<String> lines = new ArrayList<>();
      BiFunction<String, Integer, String> line = "%-16s %d"::formatted;
      sentBack.forEach((reason, count) -> lines.add(line.apply(reason, count) + " sent back"));
      kept.forEach((reason, count) -> lines.add(line.apply(reason, count) + " kept"));
      return lines.isEmpty() ? List.of("no dead letters") : lines;
    }
  }

  Report run() {
    Report report = new Report(new TreeMap<>(), new TreeMap<>());
    List<Message> keep = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int empty = 0;
    while (empty < EMPTY_RESPONSES) {
      List<Message> messages = receive();
      empty = messages.isEmpty() ? empty + 1 : 0;
      for (Message message : messages) {
        if (maySucceed(message)) {
          sendBack(message);
          report.sentBack.merge(reason(message), 1, Integer::sum);
        } else {
          keep.add(message);
          if (seen.add(message.messageId())) {
            report.kept.merge(reason(message), 1, Integer::sum);
          }
        }
      }
    }
    keep.forEach(this::putBack);
    return report;
  }

  private List<Message> receive() {
    return sqs.receiveMessage(
            r ->
                r.queueUrl(deadLetterQueueUrl)
                    .maxNumberOfMessages(10)
                    .waitTimeSeconds(1)
                    .visibilityTimeout(Math.toIntExact(visibilityTimeout.toSeconds()))
                    .messageAttributeNames(Reason.ATTRIBUTE))
        .messages();
  }

  private void sendBack(Message message) {
    sqs.sendMessage(r -> r.queueUrl(liveQueueUrl).messageBody(message.body()));
    sqs.deleteMessage(r -> r.queueUrl(deadLetterQueueUrl).receiptHandle(message.receiptHandle()));
  }

  private void putBack(Message message) {
    sqs.changeMessageVisibility(
        r ->
            r.queueUrl(deadLetterQueueUrl)
                .receiptHandle(message.receiptHandle())
                .visibilityTimeout(0));
  }

  private static boolean maySucceed(Message message) {
    String reason = reason(message);
    return reason.equals(GIVEN_UP)
        || List.of(Reason.values()).stream()
            .anyMatch(known -> known.id().equals(reason) && known.maySucceed());
  }

  private static String reason(Message message) {
    MessageAttributeValue reason = message.messageAttributes().get(Reason.ATTRIBUTE);
    return reason == null ? GIVEN_UP : reason.stringValue();
  }
}
