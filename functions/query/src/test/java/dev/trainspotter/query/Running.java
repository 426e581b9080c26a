package dev.trainspotter.query;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.JobReader;
import dev.trainspotter.catalog.Masking;
import dev.trainspotter.catalog.ObservedBy;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.table.CatalogTable;
import dev.trainspotter.catalog.table.Sighting;
import dev.trainspotter.catalog.table.TableShape;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.DynamoDbLocal;
import dev.trainspotter.emulators.LocalContext;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The handler over tables of its own in DynamoDB Local, asked as API Gateway asks it.
final class Running {
  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  static final AccountRegion PLACE = new AccountRegion("111122223333", "us-east-1");

  private static final DynamoDbClient DYNAMO = client(DynamoDbLocal.shared().endpoint());

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Map<String, String> environment;
  private final CatalogTable table;
  private final QueryHandler handler;

  private Running(DynamoDbClient dynamo, String catalog, String state) {
    this.environment = Map.of("TABLE_NAME", catalog, "STATE_TABLE_NAME", state);
    this.table = new CatalogTable(dynamo, catalog, state);
    this.handler =
        new QueryHandler(
            Settings.from(environment), dynamo, new PrintStream(out, true, StandardCharsets.UTF_8));
  }

  /// The handler over empty tables.
  static Running start() {
    String suffix = UUID.randomUUID().toString();
    DYNAMO.createTable(TableShape.CATALOG.createTableRequest("catalog-" + suffix));
    DYNAMO.createTable(TableShape.STATE.createTableRequest("state-" + suffix));
    return new Running(DYNAMO, "catalog-" + suffix, "state-" + suffix);
  }

  /// The handler over tables that do not exist.
  static Running withoutTables() {
    return new Running(DYNAMO, "no-such-catalog", "no-such-state");
  }

  /// What a process of its own needs to read the same tables.
  Map<String, String> environment() {
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", DynamoDbLocal.shared().endpoint().toString());
    variables.put("AWS_REGION", "us-east-1");
    variables.put("AWS_ACCESS_KEY_ID", "local");
    variables.put("AWS_SECRET_ACCESS_KEY", "local");
    return variables;
  }

  /// Writes what Describe says of a job; the row.
  TrainingJob keep(String name, Instant created, String members) {
    TrainingJobArn arn = TrainingJobArn.of(PLACE, name);
    Map<String, AttributeValue> answer =
        EnhancedDocument.fromJson(members).toBuilder()
            .putString("TrainingJobName", name)
            .putString("TrainingJobArn", arn.spelling())
            .putString("CreationTime", created.toString())
            .build()
            .toMap();
    TrainingJob job =
        new JobReader(Masking.off())
            .read(arn, answer, ObservedBy.DESCRIBE, created.plusSeconds(600));
    table.keep(new Sighting.Described(job));
    return job;
  }

  /// The answer to a GET of this path and query string.
  APIGatewayV2HTTPResponse get(String target) {
    int query = target.indexOf('?');
    return query < 0
        ? ask("GET", target, null)
        : ask("GET", target.substring(0, query), target.substring(query + 1));
  }

  /// The answer to a request.
  APIGatewayV2HTTPResponse ask(String method, String path, @Nullable String queryString) {
    return handle(
        APIGatewayV2HTTPEvent.builder()
            .withVersion("2.0")
            .withRouteKey("$default")
            .withRawPath(path)
            .withRawQueryString(queryString == null ? "" : queryString)
            .withHeaders(Map.of("Accept", "*/*"))
            .withRequestContext(
                APIGatewayV2HTTPEvent.RequestContext.builder()
                    .withHttp(
                        APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                            .withMethod(method)
                            .withPath(path)
                            .build())
                    .build())
            .build());
  }

  /// The answer to an event.
  APIGatewayV2HTTPResponse handle(@Nullable APIGatewayV2HTTPEvent event) {
    return handler.handleRequest(event, LocalContext.of("QueryFunction", Duration.ofSeconds(29)));
  }

  /// The lines written so far.
  List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /// What the answer says, as JSON.
  static EnhancedDocument json(APIGatewayV2HTTPResponse answer) {
    return EnhancedDocument.fromJson(answer.getBody());
  }

  /// The rows of a list's answer.
  static List<Map<String, AttributeValue>> rows(APIGatewayV2HTTPResponse answer) {
    return json(answer).getListOfUnknownType("training_jobs").stream()
        .map(AttributeValue::m)
        .toList();
  }

  private static DynamoDbClient client(URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClient(AwsCrtHttpClient.create())
        .build();
  }
}
