package dev.trainspotter.ingest.hint;

import dev.trainspotter.edge.Clients;
import dev.trainspotter.edge.InstanceErrors;
import dev.trainspotter.edge.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/// The two queues that ingest sends to: the backlog queue and the dead-letter queue.
///
/// @param firstDelay how long a hint waits when it is deferred for the first time
public record Queues(
    SqsClient sqs, String backlogQueueUrl, String deadLetterQueueUrl, Duration firstDelay) {
  /// The longest that SQS delays a message.
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

  /// How soon a message comes back that was not handled for the first time.
  private static final Duration FIRST_REDELIVERY = Duration.ofSeconds(5);

  /// The queue's own visibility timeout. Failing for four days, a message is then received less
  /// than the 1,000 times after which it is dead-lettered.
  private static final Duration LONGEST_REDELIVERY = Duration.ofMinutes(6);

  /// The most messages that SQS accepts in one request.
  private static final int LARGEST_BATCH = 10;

  /// Characters that SQS refuses in a body. JSON may hold them as escapes, and a masked message is
  /// written without escapes.
  private static final Pattern REFUSED =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private static final List<QueueAttributeName> SIZES =
      List.of(
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);

  private static final String REPLACEMENT = "\uFFFD";

  /// Keeps the shift below from overflowing.
  private static final int MOST_DOUBLINGS = 10;

  /// The queues that the settings name.
  public static Queues of(SqsClient sqs, Settings settings) {
    return new Queues(
        sqs, settings.backlogQueueUrl(), settings.deadLetterQueueUrl(), settings.backlogDelay());
  }

  /// A client of SQS: at most 3 attempts of 2 seconds each, and 6 seconds for all of them.
  public static SqsClient client(SdkHttpClient http) {
    return SqsClient.builder()
        .httpClient(http)
        .overrideConfiguration(Clients.retries(3, Duration.ofSeconds(2), Duration.ofSeconds(6)))
        .build();
  }

  /// Sends the hint to the backlog queue with a delay that doubles with each try.
  public void defer(Hint hint) {
    sqs.sendMessage(
        r ->
            r.queueUrl(backlogQueueUrl)
                .messageBody(HintJson.toJson(hint))
                .delaySeconds(Math.toIntExact(delay(hint).toSeconds())));
  }

  /// Sends the hint of a later look to the backlog queue, so that it arrives when it is due, or
  /// earlier if that is further away than SQS delays a message.
  public void sendLook(Hint hint, Look look, Instant now) {
    Duration wait = Duration.between(now, look.due());
    long seconds = Math.clamp(wait.toSeconds() + 1, 0, LONGEST_DELAY.toSeconds());
    sqs.sendMessage(
        r ->
            r.queueUrl(backlogQueueUrl)
                .messageBody(HintJson.toJson(hint))
                .delaySeconds(Math.toIntExact(seconds)));
  }

  /// Sends new hints to the backlog queue, without a delay.
  ///
  /// @throws IllegalStateException when SQS accepts only some of them
  public void send(List<Hint> hints) {
    for (int from = 0; from < hints.size(); from += LARGEST_BATCH) {
      List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
      for (Hint hint : hints.subList(from, Math.min(hints.size(), from + LARGEST_BATCH))) {
        entries.add(
            SendMessageBatchRequestEntry.builder()
                .id("" + entries.size())
                .messageBody(HintJson.toJson(hint))
                .build());
      }
      SendMessageBatchResponse response =
          sqs.sendMessageBatch(r -> r.queueUrl(backlogQueueUrl).entries(entries));
      if (!response.failed().isEmpty()) {
        throw new IllegalStateException(
            "SQS accepted %d of %d hints: %s"
                .formatted(
                    entries.size() - response.failed().size(),
                    entries.size(),
                    response.failed().getFirst().code()));
      }
    }
  }

  /// About how many messages the backlog queue holds, those that wait for their time included.
  public long backlogSize() {
    return size(backlogQueueUrl);
  }

  /// About how many messages this queue holds, those that wait for their time included.
  public long size(String queueUrl) {
    return sqs
        .getQueueAttributes(r -> r.queueUrl(queueUrl).attributeNames(SIZES))
        .attributes()
        .values()
        .stream()
        .mapToLong(Long::parseLong)
        .sum();
  }

  /// Up to a quarter more or less than the doubled delay, always the same for a job: the hints of
  /// many jobs spread out.
  Duration delay(Hint hint) {
    int doublings = Math.min(hint.state().tries(), MOST_DOUBLINGS);
    long seconds = Math.min(firstDelay.toSeconds() << doublings, LONGEST_DELAY.toSeconds());
    long spread = seconds / 2 == 0 ? 0 : Math.floorMod(hint.arn().key().hashCode(), seconds / 2);
    return Duration.ofSeconds(Math.min(seconds * 3 / 4 + spread, LONGEST_DELAY.toSeconds()));
  }

  /// A message that was not handled.
  ///
  /// @param receives how often the queue has delivered it, this time included
  public record Unhandled(String receiptHandle, int receives) {}

  /// Lets the queue deliver these messages again soon: the first time after seconds, and later
  /// each time after twice as long, up to 6 minutes.
  ///
  /// Without this call they come after the queue's visibility timeout, which is made for the
  /// longest invocation. So an error of this call changes only the time.
  ///
  /// @param queueName a queue of the same account and Region as the backlog queue
  public void deliverAgainSoon(String queueName, List<Unhandled> messages) {
    String url = backlogQueueUrl.substring(0, backlogQueueUrl.lastIndexOf('/') + 1) + queueName;
    for (int from = 0; from < messages.size(); from += LARGEST_BATCH) {
      List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
      for (Unhandled message :
          messages.subList(from, Math.min(messages.size(), from + LARGEST_BATCH))) {
        entries.add(
            ChangeMessageVisibilityBatchRequestEntry.builder()
                .id("" + entries.size())
                .receiptHandle(message.receiptHandle())
                .visibilityTimeout(Math.toIntExact(redelivery(message.receives()).toSeconds()))
                .build());
      }
      try {
        sqs.changeMessageVisibilityBatch(r -> r.queueUrl(url).entries(entries));
      } catch (RuntimeException | Error e) {
        InstanceErrors.rethrow(e);
        return;
      }
    }
  }

  /// How long a message stays hidden that was not handled.
  ///
  /// @param receives how often the queue has delivered it
  static Duration redelivery(int receives) {
    int doublings = Math.clamp(receives - 1L, 0, MOST_DOUBLINGS);
    Duration delay = FIRST_REDELIVERY.multipliedBy(1L << doublings);
    return Collections.min(List.of(delay, LONGEST_REDELIVERY));
  }

  /// Sends a message to the dead-letter queue with the reason as an attribute.
  ///
  /// @param body the message without its secrets; characters that SQS refuses are replaced
  public void sendToDeadLetters(String body, Reason reason) {
    sqs.sendMessage(
        r ->
            r.queueUrl(deadLetterQueueUrl)
                .messageBody(REFUSED.matcher(body).replaceAll(REPLACEMENT))
                .messageAttributes(
                    Map.of(
                        Reason.ATTRIBUTE,
                        MessageAttributeValue.builder()
                            .dataType("String")
                            .stringValue(reason.id())
                            .build())));
  }
}
