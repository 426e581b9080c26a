package dev.trainspotter.infra.events;

import dev.trainspotter.infra.security.Encryption;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueProps;
import software.constructs.Construct;

/// The dead-letter queue of the rules, the source queues and ingest.
///
/// It keeps messages for 14 days, the maximum of SQS.
public final class DeadLetters extends Queue {
  public DeadLetters(Construct scope, Encryption encryption) {
    super(
        scope,
        "DeadLetterQueue",
        QueueProps.builder()
            .encryption(encryption.queueEncryption())
            .encryptionMasterKey(encryption.key())
            .enforceSsl(true)
            .retentionPeriod(Duration.days(14))
            .build());
  }
}
