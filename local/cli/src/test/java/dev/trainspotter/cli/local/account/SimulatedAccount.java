package dev.trainspotter.cli.local.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.catalog.AccountRegion;
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
import java.util.ArrayList;
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

  /// Puts so many jobs into a simulated SageMaker, one half into each Region.
  static SimulatedAccount of(int jobs) {
    SimulatedSageMaker sageMaker = SimulatedSageMaker.start();
    Instant start = Instant.now().minus(Duration.ofDays(400));
    Fleet fleet = new Fleet(SEED, jobs, start, Duration.ofMinutes(30));
    JobReader reader = new JobReader(Masking.on());
    Map<String, TrainingJob> rows = new TreeMap<>();
    for (int number = 0; number < jobs; number++) {
      PlannedJob job = fleet.job(number);
      Instant end = job.endTime().plus(Duration.ofDays(2));
      String region = REGIONS.get(number % REGIONS.size());
      String body = moved(job.describeAt(end), job.arn(), region);
      Map<String, String> tags = job.tagsAt(end);
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

  List<AccountRegion> accountRegions() {
    List<AccountRegion> accountRegions = new ArrayList<>();
    REGIONS.forEach(region -> accountRegions.add(new AccountRegion(ID, region)));
    return accountRegions;
  }
}
