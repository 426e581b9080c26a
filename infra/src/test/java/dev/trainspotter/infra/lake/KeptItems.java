package dev.trainspotter.infra.lake;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ObservedBy;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.describe.JobReader;
import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.catalog.table.TableNames;
import dev.trainspotter.catalog.table.TableShape;
import dev.trainspotter.catalog.writer.CatalogTable;
import dev.trainspotter.catalog.writer.Sighting;
import dev.trainspotter.emulators.DynamoDbLocal;
import dev.trainspotter.emulators.fleet.fulljob.FullJob;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Jobs of every kind, as the writer stores them in DynamoDB Local.
final class KeptItems {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final JobReader READER = new JobReader(Masking.on());

  private final DynamoDbClient dynamo = DynamoDbLocal.shared().client();
  private final String suffix = UUID.randomUUID().toString();
  private final TableNames names = new TableNames("catalog-" + suffix, "state-" + suffix);
  private final CatalogTable table = new CatalogTable(dynamo, names, Masking.on());

  KeptItems() {
    dynamo.createTable(TableShape.CATALOG.createTableRequest(names.catalog()));
    dynamo.createTable(TableShape.STATE.createTableRequest(names.state()));
  }

  /// Items of full jobs, of one with unknown members, one too large for an item, a deleted one, and
  /// one that is known from an event only.
  List<Map<String, AttributeValue>> ofEveryKind() {
    for (long seed = 0; seed < 20; seed++) {
      describe(FullJob.of(seed));
    }
    describe(FullJob.of(20).withUnknownMembers());
    describe(FullJob.of(21).largest());
    FullJob deleted = FullJob.of(22);
    table.keep(
        new Sighting.Described(
            row(deleted).with(Column.TAGS_STALE, AttributeValue.fromBool(true))));
    table.keep(new Sighting.Missing(arn(deleted.trainingJobName()), NOON.plusSeconds(60)));
    announce("event-only", "{\"TrainingJobStatus\": \"InProgress\", \"CreationTime\": 1763899200}");
    return items();
  }

  /// Items of jobs with these names and little else.
  List<Map<String, AttributeValue>> named(String... jobs) {
    for (String job : jobs) {
      announce(job, "{\"TrainingJobStatus\": \"Completed\", \"CreationTime\": 1763899200}");
    }
    return items();
  }

  private void describe(FullJob job) {
    table.keep(new Sighting.Described(row(job)));
  }

  private static TrainingJob row(FullJob job) {
    String name = job.trainingJobName();
    Map<String, AttributeValue> members =
        EnhancedDocument.fromJson(job.describeResponse().toString()).toMap();
    return READER.read(arn(name), withTags(members, name), ObservedBy.DESCRIBE, NOON);
  }

  private static Map<String, AttributeValue> withTags(
      Map<String, AttributeValue> members, String team) {
    Map<String, AttributeValue> all = new HashMap<>(members);
    all.put(
        "Tags",
        AttributeValue.fromM(
            Map.of(
                "team.name", AttributeValue.fromS(team),
                "with \"quotes\" and 's", AttributeValue.fromS("line\nbreak, \u0001 and é"))));
    return all;
  }

  private void announce(String name, String members) {
    table.keep(
        new Sighting.Announced(
            READER.read(
                arn(name), EnhancedDocument.fromJson(members).toMap(), ObservedBy.EVENT, NOON),
            NOON,
            name));
  }

  private static TrainingJobArn arn(String name) {
    return TrainingJobArn.of(new AccountRegion("111122223333", "us-east-1"), name);
  }

  private List<Map<String, AttributeValue>> items() {
    return dynamo
        .scanPaginator(r -> r.tableName(names.catalog()).consistentRead(true))
        .items()
        .stream()
        .toList();
  }
}
