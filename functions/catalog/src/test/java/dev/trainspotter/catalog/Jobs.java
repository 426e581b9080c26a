package dev.trainspotter.catalog;

import dev.trainspotter.catalog.describe.JobReader;
import dev.trainspotter.catalog.masking.Masking;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Jobs for tests, from what SageMaker would say of them.
public final class Jobs {
  /// When everything in a test happens unless it says otherwise.
  public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private static final JobReader READER = new JobReader(Masking.on());

  private Jobs() {}

  /// The ARN of the job of this name.
  public static TrainingJobArn arn(String name) {
    return TrainingJobArn.of(new AccountRegion("111122223333", "us-east-1"), name);
  }

  /// The members in this JSON text.
  public static Map<String, AttributeValue> members(String json) {
    return EnhancedDocument.fromJson(json).toMap();
  }

  /// What Describe says of a job, with these members added or replaced.
  public static TrainingJob described(String name, Instant observedAt, String members) {
    return READER.read(arn(name), whole(name, members), ObservedBy.DESCRIBE, observedAt);
  }

  /// What an event says of a job, with these members added or replaced.
  public static TrainingJob announced(String name, Instant time, String members) {
    return READER.read(arn(name), members(members), ObservedBy.EVENT, time);
  }

  /// What Search says of a job, with these members added or replaced.
  public static TrainingJob found(String name, Instant observedAt, String members) {
    return READER.read(arn(name), whole(name, members), ObservedBy.SEARCH, observedAt);
  }

  private static Map<String, AttributeValue> whole(String name, String members) {
    Map<String, AttributeValue> whole =
        new LinkedHashMap<>(
            members(
                """
                {"TrainingJobStatus": "InProgress", "SecondaryStatus": "Training",
                 "CreationTime": 1763899200.5, "LastModifiedTime": 1763899260.25,
                 "RoleArn": "arn:aws:iam::111122223333:role/training",
                 "StoppingCondition": {"MaxRuntimeInSeconds": 3600},
                 "ResourceConfig": {"InstanceType": "ml.g5.xlarge", "InstanceCount": 2}}
                """));
    whole.put("TrainingJobName", AttributeValue.fromS(name));
    whole.put("TrainingJobArn", AttributeValue.fromS(arn(name).spelling()));
    whole.putAll(members(members));
    return whole;
  }
}
