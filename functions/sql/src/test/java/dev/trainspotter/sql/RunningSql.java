package dev.trainspotter.sql;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.api.serving.ApiEvents;
import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.ObservedBy;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.describe.JobReader;
import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.catalog.table.TableNames;
import dev.trainspotter.catalog.writer.CatalogTable;
import dev.trainspotter.catalog.writer.Sighting;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.lambda.LocalContext;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The handler over tables of its own in DynamoDB Local, asked as API Gateway asks it.
public final class RunningSql {
  public static final AccountRegion PLACE = new AccountRegion("111122223333", "us-east-1");
  static final ObjectMapper JSON = new ObjectMapper();

  private final Settings settings;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final CatalogTable table;
  private final SqlHandler handler;

  private RunningSql(Settings settings, SqlBounds bounds) {
    this.settings = settings;
    this.table = new CatalogTable(KeptJobs.DYNAMO, settings.tableNames(), Masking.off());
    this.handler =
        new SqlHandler(
            settings, KeptJobs.DYNAMO, new PrintStream(out, true, StandardCharsets.UTF_8), bounds);
  }

  /// The handler over empty tables.
  public static RunningSql start() {
    return new RunningSql(KeptJobs.inNewTables().settings(), SqlBounds.DEFAULT);
  }

  /// Another handler over the same tables, within these bounds.
  RunningSql within(SqlBounds bounds) {
    return new RunningSql(settings, bounds);
  }

  /// Writes what Describe says of a job.
  public TrainingJob keep(TrainingJobArn arn, Instant created, String members) {
    Map<String, AttributeValue> described =
        EnhancedDocument.fromJson(
                "{\"CreationTime\": \"%s\", %s".formatted(created, members.strip().substring(1)))
            .toMap();
    TrainingJob job =
        new JobReader(Masking.off())
            .read(arn, described, ObservedBy.DESCRIBE, created.plusSeconds(3600));
    table.keep(new Sighting.Described(job));
    return job;
  }

  /// Writes what Describe says of a job.
  public TrainingJob keep(String name, Instant created, String members) {
    return keep(TrainingJobArn.of(PLACE, name), created, members);
  }

  /// Runs a query and returns the response's body.
  public JsonNode ask(String sql, Object... parameters) {
    return json(post(sql, parameters));
  }

  /// The rows of a query's result.
  public JsonNode rows(String sql, Object... parameters) {
    JsonNode body = ask(sql, parameters);
    if (!body.has("rows")) {
      throw new IllegalStateException("a query failed: " + body.path("detail").asText());
    }
    return body.path("rows");
  }

  /// Runs a query.
  APIGatewayV2HTTPResponse post(String sql, Object... parameters) {
    ObjectNode body = JSON.createObjectNode().put("sql", sql);
    body.set("parameters", JSON.valueToTree(parameters));
    return send("POST", "/v1/sql", "", body.toString());
  }

  /// Sends a request.
  APIGatewayV2HTTPResponse send(String method, String path, String query, String body) {
    return handler.handleRequest(
        ApiEvents.of(method, path, query, body), LocalContext.of("sql", Duration.ofSeconds(29)));
  }

  /// The names of its tables.
  public TableNames tableNames() {
    return settings.tableNames();
  }

  /// The lines that the function has logged.
  String log() {
    return out.toString(StandardCharsets.UTF_8);
  }

  static JsonNode json(APIGatewayV2HTTPResponse response) {
    try {
      return JSON.readTree(response.getBody());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
