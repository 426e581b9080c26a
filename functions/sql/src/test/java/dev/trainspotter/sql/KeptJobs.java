package dev.trainspotter.sql;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.ObservedBy;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.describe.JobReader;
import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.catalog.table.TableShape;
import dev.trainspotter.catalog.writer.CatalogTable;
import dev.trainspotter.catalog.writer.Sighting;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.DynamoDbLocal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Jobs in tables of their own in DynamoDB Local, for a function that runs elsewhere.
public final class KeptJobs {
  public static final DynamoDbClient DYNAMO =
      DynamoDbLocal.shared().client(AwsCrtHttpClient.create());

  private static final Instant CREATED = Instant.parse("2026-11-23T12:00:00Z");

  private final Map<String, String> names;

  private KeptJobs(Map<String, String> names) {
    this.names = names;
  }

  /// Empty tables.
  public static KeptJobs inNewTables() {
    String suffix = UUID.randomUUID().toString();
    DYNAMO.createTable(TableShape.CATALOG.createTableRequest("catalog-" + suffix));
    DYNAMO.createTable(TableShape.STATE.createTableRequest("state-" + suffix));
    return new KeptJobs(
        Map.of("TABLE_NAME", "catalog-" + suffix, "STATE_TABLE_NAME", "state-" + suffix));
  }

  /// The settings of a function that reads the tables.
  public Settings settings() {
    return Settings.from(names);
  }

  /// What a process of its own needs to read the tables.
  Map<String, String> environment() {
    Map<String, String> variables = new HashMap<>(names);
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", DynamoDbLocal.shared().endpoint().toString());
    variables.put("AWS_REGION", "us-east-1");
    variables.put("AWS_ACCESS_KEY_ID", "local");
    variables.put("AWS_SECRET_ACCESS_KEY", "local");
    return variables;
  }

  /// Keeps a job with these members of its description.
  KeptJobs with(String name, String members) {
    TrainingJobArn arn = TrainingJobArn.of(new AccountRegion("111122223333", "us-east-1"), name);
    EnhancedDocument description =
        EnhancedDocument.fromJson(members).toBuilder()
            .putString("TrainingJobName", name)
            .putString("TrainingJobArn", arn.spelling())
            .putString("CreationTime", CREATED.toString())
            .build();
    new CatalogTable(DYNAMO, settings().tableNames(), Masking.off())
        .keep(
            new Sighting.Described(
                new JobReader(Masking.off())
                    .read(
                        arn, description.toMap(), ObservedBy.DESCRIBE, CREATED.plusSeconds(600))));
    return this;
  }
}
