package dev.trainspotter.query;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.ObservedBy;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.describe.JobReader;
import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.state.CollectedAccounts;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.table.TableShape;
import dev.trainspotter.catalog.writer.CatalogTable;
import dev.trainspotter.catalog.writer.Sighting;
import dev.trainspotter.edge.Setting;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.DynamoDbLocal;
import dev.trainspotter.emulators.lambda.LocalContext;
import dev.trainspotter.query.health.HealthNotes;
import dev.trainspotter.query.request.Bounds;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The handler over tables of its own in DynamoDB Local, asked as API Gateway asks it.
public final class Running {
  public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  public static final AccountRegion PLACE = new AccountRegion("111122223333", "us-east-1");

  private static final DynamoDbClient DYNAMO =
      DynamoDbLocal.shared().client(AwsCrtHttpClient.create());

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Map<String, String> environment;
  private final InstantSource clock;
  private final CatalogTable table;
  private final QueryHandler handler;

  private Running(Map<String, String> environment, InstantSource clock, Bounds bounds) {
    Settings settings = Settings.from(environment);
    this.environment = environment;
    this.clock = clock;
    this.table = new CatalogTable(DYNAMO, settings.tableNames(), Masking.off());
    this.handler =
        new QueryHandler(
            settings, DYNAMO, new PrintStream(out, true, StandardCharsets.UTF_8), clock, bounds);
  }

  private static Running over(String catalog, String state, InstantSource clock) {
    return new Running(
        Map.of("TABLE_NAME", catalog, "STATE_TABLE_NAME", state), clock, Bounds.DEFAULT);
  }

  /// The handler over empty tables.
  public static Running start() {
    return start(InstantSource.system());
  }

  /// The handler over empty tables, with this clock.
  public static Running start(InstantSource clock) {
    String suffix = UUID.randomUUID().toString();
    DYNAMO.createTable(TableShape.CATALOG.createTableRequest("catalog-" + suffix));
    DYNAMO.createTable(TableShape.STATE.createTableRequest("state-" + suffix));
    return over("catalog-" + suffix, "state-" + suffix, clock);
  }

  /// The handler over tables that do not exist.
  public static Running withoutTables() {
    return over("no-such-catalog", "no-such-state", InstantSource.system());
  }

  /// Another handler over the same tables, within these bounds.
  public Running within(Bounds bounds) {
    return new Running(environment, clock, bounds);
  }

  /// Another handler over the same tables, with this setting.
  public Running with(Setting setting, String value) {
    Map<String, String> changed = new HashMap<>(environment);
    changed.put(setting.name(), value);
    return new Running(changed, clock, Bounds.DEFAULT);
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
  public TrainingJob keep(String name, Instant created, String members) {
    return keep(TrainingJobArn.of(PLACE, name), created, members);
  }

  /// Writes what Describe says of a job; the row.
  public TrainingJob keep(TrainingJobArn arn, Instant created, String members) {
    TrainingJob job = described(arn, created, members);
    table.keep(new Sighting.Described(job));
    return job;
  }

  /// Writes what Describe says of a job when it is asked then.
  public void keep(TrainingJobArn arn, Instant created, String members, Instant observedAt) {
    table.keep(new Sighting.Described(described(arn, created, members, observedAt)));
  }

  /// Writes what an event says of a job, sent then.
  void announce(TrainingJobArn arn, Instant time, String detail) {
    Map<String, AttributeValue> members = EnhancedDocument.fromJson(detail).toMap();
    TrainingJob job = new JobReader(Masking.off()).read(arn, members, ObservedBy.EVENT, time);
    table.keep(new Sighting.Announced(job, time, time.toString()));
  }

  /// Deletes a part of this job's row.
  void loseAPartOf(String name) {
    String topic = "parts of " + TrainingJobArn.of(PLACE, name).key();
    String state = environment.getOrDefault("STATE_TABLE_NAME", "");
    Map<String, AttributeValue> part =
        DYNAMO
            .query(
                r ->
                    r.tableName(state)
                        .keyConditionExpression("topic = :topic")
                        .expressionAttributeValues(Map.of(":topic", AttributeValue.fromS(topic))))
            .items()
            .getLast();
    Map<String, AttributeValue> key = new HashMap<>(part);
    key.keySet().retainAll(List.of("topic", "entry"));
    DYNAMO.deleteItem(r -> r.tableName(state).key(key));
  }

  /// Deletes the state table.
  void loseTheStateTable() {
    DYNAMO.deleteTable(r -> r.tableName(environment.getOrDefault("STATE_TABLE_NAME", "")));
  }

  /// Marks a job as deleted at this time.
  void delete(TrainingJobArn arn, Instant time) {
    table.keep(new Sighting.Missing(arn, time));
  }

  /// The row of a job as it stands.
  TrainingJob row(TrainingJobArn arn) {
    return reader().find(arn);
  }

  /// The notes that health is made of.
  public HealthNotes healthNotes() {
    return HealthNotes.of(DYNAMO, environment.getOrDefault("STATE_TABLE_NAME", ""), Set.of());
  }

  /// The accounts of organizational units, as reconciliation notes them.
  public CollectedAccounts collectedAccounts() {
    return new CollectedAccounts(
        Items.client(DYNAMO), environment.getOrDefault("STATE_TABLE_NAME", ""));
  }

  /// What the handler reads with.
  public CatalogReader reader() {
    return new CatalogReader(DYNAMO, Settings.from(environment).tableNames());
  }

  /// What Describe says of a job.
  public static TrainingJob described(TrainingJobArn arn, Instant created, String members) {
    return described(arn, created, members, created.plusSeconds(600));
  }

  /// What Describe says of a job when it is asked then.
  public static TrainingJob described(
      TrainingJobArn arn, Instant created, String members, Instant observedAt) {
    Map<String, AttributeValue> answer =
        EnhancedDocument.fromJson(members).toBuilder()
            .putString("TrainingJobName", arn.name())
            .putString("TrainingJobArn", arn.spelling())
            .putString("CreationTime", created.toString())
            .build()
            .toMap();
    return new JobReader(Masking.off()).read(arn, answer, ObservedBy.DESCRIBE, observedAt);
  }

  /// The answer to a GET of this path and query string.
  public APIGatewayV2HTTPResponse get(String target) {
    int query = target.indexOf('?');
    return query < 0
        ? ask("GET", target, null)
        : ask("GET", target.substring(0, query), target.substring(query + 1));
  }

  /// The answers to a GET of this list and of all its next pages.
  List<APIGatewayV2HTTPResponse> walk(String target) {
    List<APIGatewayV2HTTPResponse> pages = new ArrayList<>();
    @Nullable String next = target;
    while (next != null) {
      APIGatewayV2HTTPResponse page = get(next);
      pages.add(page);
      String link = page.getHeaders().get("link");
      next = link == null ? null : link.substring(1, link.indexOf('>'));
    }
    return pages;
  }

  /// The answer to a request.
  public APIGatewayV2HTTPResponse ask(String method, String path, @Nullable String queryString) {
    return ask(method, path, queryString, Map.of("Accept", "*/*"));
  }

  /// The answer to a request with these headers.
  public APIGatewayV2HTTPResponse ask(
      String method, String path, @Nullable String queryString, Map<String, String> headers) {
    return handle(event(method, path, queryString, headers));
  }

  /// A request as API Gateway hands it over.
  public static APIGatewayV2HTTPEvent event(
      String method, String path, @Nullable String queryString, Map<String, String> headers) {
    return APIGatewayV2HTTPEvent.builder()
        .withVersion("2.0")
        .withRouteKey("$default")
        .withRawPath(path)
        .withRawQueryString(queryString == null ? "" : queryString)
        .withHeaders(headers)
        .withRequestContext(
            APIGatewayV2HTTPEvent.RequestContext.builder()
                .withHttp(
                    APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                        .withMethod(method)
                        .withPath(path)
                        .build())
                .build())
        .build();
  }

  /// The answer to an event, held to the API's own document.
  APIGatewayV2HTTPResponse handle(@Nullable APIGatewayV2HTTPEvent event) {
    return DocumentedAnswers.checked(
        event,
        handler.handleRequest(event, LocalContext.of("QueryFunction", Duration.ofSeconds(29))));
  }

  /// The lines written so far.
  List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /// Forgets the lines written so far.
  void forgetLines() {
    out.reset();
  }

  /// The log line of the last request, as the handler wrote it.
  public String lastLine() {
    return lines().stream()
        .filter(line -> line.contains("\"answered\""))
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  /// What the answer says, as JSON.
  public static EnhancedDocument json(APIGatewayV2HTTPResponse answer) {
    return EnhancedDocument.fromJson(answer.getBody());
  }

  /// The rows of a list's answer.
  public static List<Map<String, AttributeValue>> rows(APIGatewayV2HTTPResponse answer) {
    return json(answer).getListOfUnknownType("training_jobs").stream()
        .map(AttributeValue::m)
        .toList();
  }
}
