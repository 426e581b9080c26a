package dev.trainspotter.infra.lake;

import dev.trainspotter.infra.security.Encryption;
import dev.trainspotter.infra.security.Suppression;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketProps;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/// The S3 bucket that keeps each export for 3 days.
///
/// CloudFormation cannot delete a bucket with objects, so deleting the stack keeps the bucket, and
/// the last exports in it still expire.
public final class LakeBucket extends Bucket {
  private static final String PREFIX = "training-jobs";

  LakeBucket(Construct scope, Encryption encryption) {
    super(
        scope,
        "LakeBucket",
        BucketProps.builder()
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .enforceSsl(true)
            .encryption(encryption.bucketEncryption())
            .encryptionKey(encryption.key())
            .bucketKeyEnabled(encryption.key() == null ? null : true)
            .lifecycleRules(
                List.of(
                    LifecycleRule.builder()
                        .expiration(Duration.days(3))
                        .abortIncompleteMultipartUploadAfter(Duration.days(1))
                        .build()))
            .removalPolicy(RemovalPolicy.RETAIN)
            .build());
    Suppression.UNLOGGED_LAKE_BUCKET.applyTo(this);
  }

  /// The prefix of the exports' keys, without a slash.
  String prefix() {
    return PREFIX;
  }

  /// The folder in which DynamoDB makes a folder for each export.
  String exports() {
    return "s3://%s/%s/AWSDynamoDB/".formatted(getBucketName(), PREFIX);
  }
}
