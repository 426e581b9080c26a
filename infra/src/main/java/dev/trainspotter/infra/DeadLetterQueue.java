package dev.trainspotter.infra;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueProps;
import software.constructs.Construct;

/// Where everything ends that cannot succeed; kept for the longest time there is.
final class DeadLetterQueue extends Queue {
  DeadLetterQueue(Construct scope, Encryption encryption) {
    super(
        scope,
        "DeadLetterQueue",
        QueueProps.builder()
            .encryption(encryption.ofQueues())
            .encryptionMasterKey(encryption.key())
            .enforceSsl(true)
            .retentionPeriod(Duration.days(14))
            .build());
  }
}
