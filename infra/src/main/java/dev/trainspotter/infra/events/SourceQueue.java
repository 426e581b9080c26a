package dev.trainspotter.infra.events;

import dev.trainspotter.infra.security.Encryption;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueProps;
import software.constructs.Construct;

/// A queue that ingest reads: the live queue or the backlog.
///
/// SQS counts a message's age from when it was first sent, also in the dead-letter queue. Ingest
/// delays a failed message by at most 6 minutes, so 1,000 receives last longer than 4 days, and at
/// least 9 of the 14 days remain in the dead-letter queue.
public final class SourceQueue extends Queue {
  /// How often a message is received before SQS moves it to the dead-letter queue: the maximum of
  /// SQS.
  private static final int MAX_RECEIVES = 1000;

  /// AWS recommends a visibility timeout of six times the timeout of the function, so that a
  /// message does not become visible again while Lambda still retries its batch.
  private static final int TIMEOUTS_OF_THE_CONSUMER = 6;

  /// @param consumerTimeout the timeout of the function that reads the queue
  public SourceQueue(
      Construct scope,
      String id,
      java.time.Duration consumerTimeout,
      Encryption encryption,
      DeadLetters deadLetters) {
    super(
        scope,
        id,
        QueueProps.builder()
            .encryption(encryption.queueEncryption())
            .encryptionMasterKey(encryption.key())
            .enforceSsl(true)
            .retentionPeriod(Duration.days(14))
            .visibilityTimeout(
                Duration.seconds(TIMEOUTS_OF_THE_CONSUMER * consumerTimeout.toSeconds()))
            .deadLetterQueue(
                DeadLetterQueue.builder().queue(deadLetters).maxReceiveCount(MAX_RECEIVES).build())
            .build());
  }
}
