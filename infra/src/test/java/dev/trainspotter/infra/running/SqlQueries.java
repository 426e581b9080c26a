package dev.trainspotter.infra.running;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.api.SqlRoute;
import dev.trainspotter.emulators.DynamoDbLocal;
import dev.trainspotter.infra.Synthesis;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Queries in SQL that read the tables in every way in which the SQL function can.
record SqlQueries(RunningStack running, Synthesis stack) {
  /// The SQL engine is a native library, which must fit this machine.
  static final String ARCHITECTURE =
      System.getProperty("os.arch", "").equals("amd64") ? "x86_64" : "arm64";

  private static final String JOBS = "FROM aws.sagemaker_training_job";

  /// Requests every route of SQL, and counts jobs by each index.
  void requestEveryRoute(String tuningJob) throws Exception {
    List<String> conditions =
        List.of(
            "",
            "WHERE training_job_status = 'Failed' AND creation_time > now() - interval '1 day'",
            "WHERE account_id = '111122223333'",
            "WHERE tuning_job_arn = '%s'".formatted(tuningJob));
    for (String condition : conditions) {
      running.sql("SELECT count(*) %s %s".formatted(JOBS, condition));
    }
    running.get(SqlRoute.GET_SQL_SCHEMA.path());
    running.request("HEAD", SqlRoute.GET_SQL_SCHEMA.path(), 200);
  }

  /// Reads a job that is too large for one item: with all its parts, and while one of them is lost,
  /// when the item is read again. Returns the length of its unknown members.
  int readLargeRow(String job) throws Exception {
    String query =
        "SELECT length(extra_members::text) %s WHERE training_job_name = '%s'".formatted(JOBS, job);
    JsonNode whole = running.sql(query);
    DynamoDbClient dynamo = DynamoDbLocal.shared().client();
    Map<String, AttributeValue> part =
        dynamo.scan(r -> r.tableName(stateTable())).items().stream()
            .filter(item -> item.get("topic").s().startsWith("parts of "))
            .findFirst()
            .orElseThrow();
    Map<String, AttributeValue> key =
        Map.of("topic", part.get("topic"), "entry", part.get("entry"));
    dynamo.deleteItem(r -> r.tableName(stateTable()).key(key));
    running.sql(query);
    dynamo.putItem(r -> r.tableName(stateTable()).item(part));
    return whole.at("/rows/0/0").asInt();
  }

  private String stateTable() {
    return stack.resources("AWS::DynamoDB::GlobalTable").keySet().stream()
        .filter(id -> id.startsWith("StateTable"))
        .findFirst()
        .orElseThrow();
  }
}
