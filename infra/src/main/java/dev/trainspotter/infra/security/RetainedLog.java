package dev.trainspotter.infra.security;

import dev.trainspotter.infra.configuration.Configuration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.LogGroupProps;
import software.constructs.Construct;

/// A log that is kept for the configured number of days, and goes with the stack.
public final class RetainedLog extends LogGroup {
  public RetainedLog(
      Construct scope, String id, Configuration configuration, Encryption encryption) {
    super(
        scope,
        id,
        LogGroupProps.builder()
            .encryptionKey(encryption.key())
            .removalPolicy(RemovalPolicy.DESTROY)
            .build());
    // The number itself: the CDK's own names for some of them would have to be listed again.
    if (getNode().getDefaultChild() instanceof CfnLogGroup group) {
      group.setRetentionInDays(configuration.logRetentionDays());
    }
  }
}
