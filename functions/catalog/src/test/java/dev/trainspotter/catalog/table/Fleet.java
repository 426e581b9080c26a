package dev.trainspotter.catalog.table;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.ObservedBy;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.describe.JobReader;
import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.writer.CatalogTable;
import dev.trainspotter.catalog.writer.Sighting;
import dev.trainspotter.emulators.DynamoDbLocal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Jobs in tables of their own in DynamoDB Local, as the writer writes them.
public record Fleet(String catalog, String state) {
  public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  public static final DynamoDbClient DYNAMO = DynamoDbLocal.shared().client();

  private static final List<String> STATUSES = List.of("Completed", "Failed", "InProgress");
  private static final List<AccountRegion> PLACES =
      List.of(
          new AccountRegion("111122223333", "us-east-1"),
          new AccountRegion("111122223333", "eu-west-1"),
          new AccountRegion("444455556666", "cn-north-1"));

  /// Tables without a row.
  public static Fleet empty() {
    String suffix = UUID.randomUUID().toString();
    Fleet fleet = new Fleet("catalog-" + suffix, "state-" + suffix);
    DYNAMO.createTable(TableShape.CATALOG.createTableRequest(fleet.catalog));
    DYNAMO.createTable(TableShape.STATE.createTableRequest(fleet.state));
    return fleet;
  }

  /// Writes these rows; the same fleet.
  public Fleet with(List<TrainingJob> jobs) {
    CatalogTable table = table();
    jobs.parallelStream().forEach(job -> table.keep(new Sighting.Described(job)));
    return this;
  }

  CatalogTable table() {
    return new CatalogTable(DYNAMO, new TableNames(catalog, state), Masking.off());
  }

  public CatalogReader reader() {
    return new CatalogReader(DYNAMO, new TableNames(catalog, state));
  }

  /// So many jobs that share few creation times, in several statuses, accounts and Regions, every
  /// third one with a tuning job, spelled now in lower case and now not.
  public static List<TrainingJob> jobs(int count, int creationTimes, long seed) {
    Random random = new Random(seed);
    List<TrainingJob> jobs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      AccountRegion accountRegion = PLACES.get(random.nextInt(PLACES.size()));
      Map<String, AttributeValue> members = new LinkedHashMap<>();
      members.put("TrainingJobStatus", text(STATUSES.get(random.nextInt(STATUSES.size()))));
      if (i % 3 == 0) {
        String tuning = i % 2 == 0 ? "Bayes" : "bayes";
        members.put(
            "TuningJobArn",
            text("arn:aws:sagemaker:us-east-1:111122223333:hyper-parameter-tuning-job/" + tuning));
      }
      Instant created = NOON.minusSeconds(60L * random.nextInt(creationTimes));
      String name = "Job-%05d-%08x".formatted(i, random.nextInt());
      jobs.add(job(TrainingJobArn.of(accountRegion, name), created, members));
    }
    return jobs;
  }

  /// A described job with these members beside its name, ARN and creation time.
  public static TrainingJob job(
      TrainingJobArn arn, Instant created, Map<String, AttributeValue> members) {
    Map<String, AttributeValue> answer = new LinkedHashMap<>(members);
    answer.put("TrainingJobArn", text(arn.spelling()));
    answer.put("TrainingJobName", text(arn.name()));
    answer.put("CreationTime", text(Timestamps.format(created)));
    answer.putIfAbsent("TrainingJobStatus", text("Completed"));
    return new JobReader(Masking.off())
        .read(arn, answer, ObservedBy.DESCRIBE, created.plusSeconds(600));
  }

  public static TrainingJobArn arn(String name) {
    return TrainingJobArn.of(PLACES.getFirst(), name);
  }

  public static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  /// Text that no compression makes much smaller.
  public static String noise(int length, Random random) {
    StringBuilder noise = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      noise.append((char) ('0' + random.nextInt(75)));
    }
    return noise.toString();
  }
}
