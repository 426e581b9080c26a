package dev.trainspotter.cli.local.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Json;
import dev.trainspotter.catalog.ObservedBy;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.describe.JobReader;
import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.emulators.fleet.Fleet;
import dev.trainspotter.emulators.fleet.PlannedJob;
import dev.trainspotter.emulators.sagemaker.SimulatedSageMaker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An account with jobs of a fleet in two Regions, all of which ended months ago.
///
/// @param rows the row that each job must have, by its ARN
record SimulatedAccount(SimulatedSageMaker sageMaker, Map<String, TrainingJob> rows) {
  static final String ID = "111122223333";
  static final List<String> REGIONS = List.of("us-east-1", "eu-west-1");

  private static final long SEED = 316;

  /// How many jobs have every member of a realistic job. The others have few: they are quicker.
  private static final int FULL_JOBS = 200;

  private static final Duration APART = Duration.ofMinutes(30);

  private static final List<String> REASONS =
      List.of(
          "AlgorithmError: ExecuteUserScriptError: ExitCode 1",
          "ClientError: Data download failed: no such key",
          "CapacityError: Unable to provision requested ML compute capacity.",
          "It's not the fault of the training container. Try again.",
          "");

  /// Puts so many jobs into a simulated SageMaker, one half into each Region.
  static SimulatedAccount of(int jobs) {
    SimulatedSageMaker sageMaker = SimulatedSageMaker.start();
    Instant start = Instant.now().minus(Duration.ofDays(400));
    Fleet fleet = new Fleet(SEED, FULL_JOBS, start, APART);
    JobReader reader = new JobReader(Masking.on());
    Map<String, TrainingJob> rows = new TreeMap<>();
    for (int number = 0; number < jobs; number++) {
      String region = REGIONS.get(number % REGIONS.size());
      Map<String, String> tags = Map.of("team", "team-" + number % 7);
      String body;
      if (number < FULL_JOBS) {
        PlannedJob job = fleet.job(number);
        body = moved(job.describeAt(job.endTime().plus(Duration.ofDays(2))), job.arn(), region);
        tags = job.tagsAt(Instant.MAX);
      } else {
        body = small(number, region, start.plus(APART.multipliedBy(number)));
      }
      sageMaker.put(body, tags);
      TrainingJob row = row(reader, body, tags);
      rows.put(row.arn().key(), row);
    }
    return new SimulatedAccount(sageMaker, rows);
  }

  /// The response as it would be in this account and Region.
  private static String moved(ObjectNode response, String arn, String region) {
    String[] parts = arn.split(":");
    return dev.trainspotter.emulators.sagemaker.wire.Json.text(response)
        .replace(":" + parts[3] + ":" + parts[4] + ":", ":" + region + ":" + ID + ":");
  }

  /// A job with few members, one in three without a VPC and one in four failed.
  private static String small(int number, String region, Instant created) {
    String name = "job-%05d".formatted(number);
    boolean isFailed = number % 4 == 0;
    return """
    {"TrainingJobName": "%s", "TrainingJobArn": "arn:aws:sagemaker:%s:%s:training-job/%s",
     "TrainingJobStatus": "%s", "SecondaryStatus": "%s", "CreationTime": %d.123,
     "LastModifiedTime": %d.456, %s %s
     "EnableManagedSpotTraining": %s, "TrainingTimeInSeconds": 3600,
     "BillableTimeInSeconds": %d, "ProfilingStatus": "Disabled",
     "ResourceConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 2, "VolumeSizeInGB": 30%s}}
    """
        .formatted(
            name,
            region,
            ID,
            name,
            isFailed ? "Failed" : "Completed",
            isFailed ? "Failed" : "Completed",
            created.getEpochSecond(),
            created.getEpochSecond() + 4000,
            isFailed
                ? "\"FailureReason\": \"%s\",".formatted(REASONS.get(number / 4 % REASONS.size()))
                : "",
            number % 3 == 0 ? "" : "\"VpcConfig\": {\"Subnets\": [\"subnet-1\"]},",
            number % 2 == 0,
            number % 2 == 0 ? 1200 : 3600,
            number % 5 == 0 ? ", \"VolumeKmsKeyId\": \"alias/a-key\"" : "");
  }

  private static TrainingJob row(JobReader reader, String body, Map<String, String> tags) {
    Map<String, AttributeValue> members = new LinkedHashMap<>(Json.read(body));
    Map<String, AttributeValue> byKey = new HashMap<>();
    tags.forEach((key, value) -> byKey.put(key, AttributeValue.fromS(value)));
    members.put(Column.TAGS.member(), AttributeValue.fromM(byKey));
    TrainingJobArn arn = TrainingJobArn.parse(members.get("TrainingJobArn").s());
    return reader.read(arn, members, ObservedBy.DESCRIBE, Instant.EPOCH);
  }

  /// The environment of a user of this account, who has other endpoints of AWS in it.
  Map<String, String> environment(Path home) {
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_ACCESS_KEY_ID", ID);
    environment.put("AWS_SECRET_ACCESS_KEY", "any-secret");
    environment.put("AWS_ENDPOINT_URL_SAGEMAKER", sageMaker.endpoint().toString());
    environment.put("AWS_CONFIG_FILE", home.resolve("config").toString());
    environment.put("AWS_SHARED_CREDENTIALS_FILE", home.resolve("credentials").toString());
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    return environment;
  }
}
