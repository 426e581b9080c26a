package dev.trainspotter.query;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.api.RouteFunction;
import dev.trainspotter.api.RowRoute;
import dev.trainspotter.api.serving.ApiEvents;
import dev.trainspotter.api.serving.ApiServer;
import dev.trainspotter.api.serving.HttpEventJson;
import dev.trainspotter.edge.CannedHttpClient;
import dev.trainspotter.edge.Clients;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.query.health.HealthNotes;
import dev.trainspotter.query.request.Bounds;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Sends one made-up request to each route before Lambda's snapshot, so that all code is loaded.
/// The HTTP client is canned: nothing is called.
final class PrimingRequests {
  private static final String ROW =
      """
      {"arn":{"S":"arn:aws:sagemaker:us-east-1:000000000000:training-job/priming"},
       "_key":{"S":"arn:aws:sagemaker:us-east-1:000000000000:training-job/priming@2026-01-01T00:00:00.000Z"},
       "training_job_arn":{"S":"arn:aws:sagemaker:us-east-1:000000000000:training-job/priming"},
       "training_job_name":{"S":"priming"},"account_id":{"S":"000000000000"},
       "region":{"S":"us-east-1"},"shard":{"N":"0"},
       "training_job_status":{"S":"Completed"},"secondary_status":{"S":"Completed"},
       "creation_time":{"S":"2026-01-01T00:00:00.000Z"},
       "last_modified_time":{"S":"2026-01-01T00:00:00.000Z"},
       "observed_at":{"S":"2026-01-01T00:00:00.000Z"},"observed_by":{"S":"describe"},
       "instance_count":{"N":"1"},"tags":{"M":{"team":{"S":"vision"}}},
       "secondary_status_transitions":{"L":[{"M":{"Status":{"S":"Training"},
         "StartTime":{"S":"2026-01-01T00:00:01.000Z"},"EndTime":{"S":"2026-01-01T00:00:02.000Z"},
         "StatusMessage":{"S":"Training in progress."}}}]},
       "entry":{"S":"000000000000/us-east-1"}}
      """;

  /// Conditions that the row meets, so that the code of filters is loaded as well.
  private static final String CONDITIONS =
      "since=2026-01-01&training_job_status=Completed&instance_count__gte=1&tags.team=vision";

  private static final Map<String, String> ANSWERS =
      Map.of(
          "Query",
          """
          {"Count":1,"ScannedCount":1,"Items":[%s],
           "ConsumedCapacity":{"TableName":"priming","CapacityUnits":0.5}}
          """
              .formatted(ROW));

  private PrimingRequests() {}

  /// Sends them and returns the responses; log lines and metrics go to `out`.
  static List<APIGatewayV2HTTPResponse> send(Settings settings, PrintStream out) {
    DynamoDbClient dynamo = Clients.dynamo(new CannedHttpClient(ANSWERS));
    QueryApi answers =
        new QueryApi(HealthNotes.of(dynamo, settings), InstantSource.system(), Bounds.DEFAULT);
    ApiServer api = ApiServer.of(RouteFunction.QUERY, answers, settings, dynamo, out);
    return Stream.of(RowRoute.values())
        .map(route -> HttpEventJson.send(request(route), api::answer))
        .toList();
  }

  private static APIGatewayV2HTTPEvent request(RowRoute route) {
    String[] values = {"000000000000", "us-east-1", "priming"};
    int parameters = (int) route.path().chars().filter(c -> c == '{').count();
    String path = route.pathOf(Arrays.copyOf(values, parameters));
    String query = route.takesColumns() ? CONDITIONS : "";
    return ApiEvents.of(route.method(), path, query, null);
  }
}
