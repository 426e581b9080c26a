package dev.trainspotter.infra.security;

import dev.trainspotter.infra.configuration.Configuration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/// How stored data is encrypted: with the customer's KMS key, or with keys that AWS owns.
///
/// @param key the customer's key; null if none is configured
public record Encryption(@Nullable IKey key) {

  public static Encryption of(Construct scope, Configuration configuration) {
    String arn = configuration.kmsKeyArn();
    return new Encryption(arn.isEmpty() ? null : Key.fromKeyArn(scope, "CustomerKey", arn));
  }

  /// Encrypts a table with the customer's key, if there is one. The CDK sets a customer's key only
  /// for a stack with a fixed Region, which this stack does not have.
  public void applyTo(CfnGlobalTable table) {
    if (key != null) {
      table.addPropertyOverride("SSESpecification.SSEEnabled", true);
      table.addPropertyOverride("SSESpecification.SSEType", "KMS");
      table.addPropertyOverride("Replicas.0.SSESpecification.KMSMasterKeyId", key.getKeyArn());
    }
  }

  public QueueEncryption queueEncryption() {
    return key == null ? QueueEncryption.SQS_MANAGED : QueueEncryption.KMS;
  }

  public BucketEncryption bucketEncryption() {
    return key == null ? BucketEncryption.S3_MANAGED : BucketEncryption.KMS;
  }

  /// The statements that a role needs to use the customer's key; empty without such a key.
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
