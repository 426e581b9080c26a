package dev.trainspotter.infra.events;

import dev.trainspotter.infra.security.Encryption;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueProps;
import software.constructs.Construct;

/// A queue that feeds ingest: the live one, or the backlog.
///
/// A dead letter keeps the time at which it was first sent: what waits here for 4 days can still be
/// looked at for 10 more.
public final class SourceQueue extends Queue {
  /// How often a batch may fail before its messages are dead letters.
  private static final int TRIES = 10;

  /// AWS's advice: a message must not come again while its batch may still be tried.
  private static final int TIMEOUTS_OF_THE_CONSUMER = 6;

  /// @param consumerTimeout how long the function that reads the queue may take for a batch
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
            .encryption(encryption.ofQueues())
            .encryptionMasterKey(encryption.key())
            .enforceSsl(true)
            .retentionPeriod(Duration.days(4))
            .visibilityTimeout(
                Duration.seconds(TIMEOUTS_OF_THE_CONSUMER * consumerTimeout.toSeconds()))
            .deadLetterQueue(
                software.amazon.awscdk.services.sqs.DeadLetterQueue.builder()
                    .queue(deadLetters)
                    .maxReceiveCount(TRIES)
                    .build())
            .build());
  }
}
