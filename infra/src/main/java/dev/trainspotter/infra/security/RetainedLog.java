package dev.trainspotter.infra.security;

import dev.trainspotter.infra.configuration.Configuration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.LogGroupProps;
import software.constructs.Construct;

/// A log group that keeps log entries for the configured number of days and is deleted with the
/// stack.
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
    // Set as a number: the CDK's RetentionDays is an enum, which would need a list of its names.
    if (getNode().getDefaultChild() instanceof CfnLogGroup group) {
      group.setRetentionInDays(configuration.logRetentionDays());
    }
  }
}
