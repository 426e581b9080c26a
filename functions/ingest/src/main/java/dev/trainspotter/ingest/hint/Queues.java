package dev.trainspotter.ingest.hint;

import dev.trainspotter.edge.Clients;
import dev.trainspotter.edge.Settings;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// The two queues that ingest sends to: the backlog queue and the dead-letter queue.
///
/// @param firstDelay how long a hint waits when it is deferred for the first time
public record Queues(
    SqsClient sqs, String backlogQueueUrl, String deadLetterQueueUrl, Duration firstDelay) {
  /// The longest that SQS delays a message.
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

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
    int doublings = Math.min(hint.state().tries(), MOST_DOUBLINGS);
    long seconds = Math.min(firstDelay.toSeconds() << doublings, LONGEST_DELAY.toSeconds());
    // Up to a quarter more or less, always the same for a job: the hints of many jobs spread out.
    long spread = seconds / 2 == 0 ? 0 : Math.floorMod(hint.arn().key().hashCode(), seconds / 2);
    long delay = Math.min(seconds * 3 / 4 + spread, LONGEST_DELAY.toSeconds());
    sqs.sendMessage(
        r ->
            r.queueUrl(backlogQueueUrl)
                .messageBody(HintJson.toJson(hint))
                .delaySeconds(Math.toIntExact(delay)));
  }

  /// Sends the message, unchanged, to the dead-letter queue with the reason as an attribute.
  public void sendToDeadLetters(String body, Reason reason) {
    sqs.sendMessage(
        r ->
            r.queueUrl(deadLetterQueueUrl)
                .messageBody(body)
                .messageAttributes(
                    Map.of(
                        Reason.ATTRIBUTE,
                        MessageAttributeValue.builder()
                            .dataType("String")
                            .stringValue(reason.id())
                            .build())));
  }
}
