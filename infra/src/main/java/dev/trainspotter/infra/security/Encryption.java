package dev.trainspotter.infra.security;

import dev.trainspotter.infra.configuration.Configuration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/// What everything stored is encrypted with: the customer's key, or keys that AWS owns.
///
/// @param key the customer's, null where there is none
public record Encryption(@Nullable IKey key) {

  public static Encryption of(Construct scope, Configuration configuration) {
    String arn = configuration.kmsKeyArn();
    return new Encryption(arn.isEmpty() ? null : Key.fromKeyArn(scope, "CustomerKey", arn));
  }

  /// The CDK renders a key of one's own only for a Region that it knows, and the stack is of any.
  public void ofTable(CfnGlobalTable table) {
    if (key != null) {
      table.addPropertyOverride("SSESpecification.SSEEnabled", true);
      table.addPropertyOverride("SSESpecification.SSEType", "KMS");
      table.addPropertyOverride("Replicas.0.SSESpecification.KMSMasterKeyId", key.getKeyArn());
    }
  }

  public QueueEncryption ofQueues() {
    return key == null ? QueueEncryption.SQS_MANAGED : QueueEncryption.KMS;
  }

  /// What a role needs to read and write what the key encrypts: nothing without such a key.
  public List<PolicyStatement> statements() {
    if (key == null) {
      return List.of();
    }
    return List.of(
        Statements.allow(
            "UseKey",
            List.of(
                "kms:Decrypt",
                "kms:DescribeKey",
                "kms:Encrypt",
                "kms:GenerateDataKey",
                "kms:ReEncryptFrom",
                "kms:ReEncryptTo"),
            key.getKeyArn()));
  }
}
