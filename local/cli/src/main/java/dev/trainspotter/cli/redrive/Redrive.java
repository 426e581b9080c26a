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
/// A letter is sent before it is deleted: one that is interrupted in between comes twice, which
/// changes nothing, and none is lost. `StartMessageMoveTask` moves all or nothing: no help here.
///
/// @param reading how long a letter stays out of the queue while the others are read
record Redrive(SqsClient sqs, String deadLetterQueueUrl, String liveQueueUrl, Duration reading) {
  /// The reason of letters without one: SQS or EventBridge gave up on them, not ingest.
  private static final String GIVEN_UP = "given-up";

  /// How many empty answers in a row mean that a queue is empty: SQS asks a sample of its servers.
  private static final int EMPTY_ANSWERS = 3;

  /// What became of the letters, by reason.
  record Report(TreeMap<String, Integer> sentBack, TreeMap<String, Integer> kept) {
    /// As it is printed.
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
    while (empty < EMPTY_ANSWERS) {
      List<Message> letters = receive();
      empty = letters.isEmpty() ? empty + 1 : 0;
      for (Message letter : letters) {
        if (maySucceed(letter)) {
          sendBack(letter);
          report.sentBack.merge(reason(letter), 1, Integer::sum);
        } else {
          keep.add(letter);
          if (seen.add(letter.messageId())) {
            report.kept.merge(reason(letter), 1, Integer::sum);
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
                    .visibilityTimeout(Math.toIntExact(reading.toSeconds()))
                    .messageAttributeNames(Reason.ATTRIBUTE))
        .messages();
  }

  private void sendBack(Message letter) {
    sqs.sendMessage(r -> r.queueUrl(liveQueueUrl).messageBody(letter.body()));
    sqs.deleteMessage(r -> r.queueUrl(deadLetterQueueUrl).receiptHandle(letter.receiptHandle()));
  }

  private void putBack(Message letter) {
    sqs.changeMessageVisibility(
        r ->
            r.queueUrl(deadLetterQueueUrl)
                .receiptHandle(letter.receiptHandle())
                .visibilityTimeout(0));
  }

  private static boolean maySucceed(Message letter) {
    String reason = reason(letter);
    return reason.equals(GIVEN_UP)
        || List.of(Reason.values()).stream()
            .anyMatch(known -> known.id().equals(reason) && known.maySucceed());
  }

  private static String reason(Message letter) {
    MessageAttributeValue reason = letter.messageAttributes().get(Reason.ATTRIBUTE);
    return reason == null ? GIVEN_UP : reason.stringValue();
  }
}
