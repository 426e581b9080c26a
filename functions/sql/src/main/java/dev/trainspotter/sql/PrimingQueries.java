package dev.trainspotter.sql;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.api.RouteFunction;
import dev.trainspotter.api.SqlRoute;
import dev.trainspotter.api.serving.ApiEvents;
import dev.trainspotter.api.serving.ApiServer;
import dev.trainspotter.api.serving.HttpEventJson;
import dev.trainspotter.edge.CannedHttpClient;
import dev.trainspotter.edge.Clients;
import dev.trainspotter.edge.Settings;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Sends one made-up request to each route before Lambda's snapshot, so that all code is loaded.
/// The HTTP client is canned: nothing is called.
final class PrimingQueries {
  private static final String ROW =
      """
      {"arn":{"S":"arn:aws:sagemaker:us-east-1:000000000000:training-job/priming"},
       "training_job_arn":{"S":"arn:aws:sagemaker:us-east-1:000000000000:training-job/priming"},
       "training_job_name":{"S":"priming"},"account_id":{"S":"000000000000"},
       "region":{"S":"us-east-1"},"shard":{"N":"0"},"training_job_status":{"S":"Completed"},
       "creation_time":{"S":"2026-01-01T00:00:00.000Z"},"instance_count":{"N":"1"},
       "enable_managed_spot_training":{"BOOL":true},"tags":{"M":{"team":{"S":"vision"}}}}
      """;

  /// Reads every type, groups and sorts.
  private static final String QUERY =
      """
      {"sql": "SELECT tags ->> 'team' AS team, to_char(max(creation_time), 'YYYY-MM-DD'),\
       sum(instance_count) FILTER (WHERE enable_managed_spot_training) FROM\
       aws.sagemaker_training_job WHERE training_job_status = $1 AND creation_time > now() -\
       interval '100 years' GROUP BY 1 ORDER BY 2 DESC", "parameters": ["Completed"]}
      """;

  private static final Map<String, String> ANSWERS =
      Map.of(
          "Query",
          """
          {"Count":1,"ScannedCount":1,"Items":[%s],
           "ConsumedCapacity":{"TableName":"priming","CapacityUnits":0.5}}
          """
              .formatted(ROW));

  private PrimingQueries() {}

  /// Sends them and returns the responses; log lines go to `out`.
  static List<APIGatewayV2HTTPResponse> send(Settings settings, PrintStream out) {
    DynamoDbClient dynamo = Clients.dynamo(new CannedHttpClient(ANSWERS));
    SqlBounds bounds = SqlBounds.DEFAULT;
    ApiServer api =
        ApiServer.of(
            RouteFunction.SQL,
            new SqlApi(new RunSql(bounds, new AtomicBoolean())),
            settings,
            dynamo,
            out);
    return Stream.of(SqlRoute.values())
        .map(route -> HttpEventJson.send(request(route), api::answer))
        .toList();
  }

  private static APIGatewayV2HTTPEvent request(SqlRoute route) {
    String body = route == SqlRoute.RUN_SQL ? QUERY : null;
    return ApiEvents.of(route.method(), route.path(), "", body);
  }
}
