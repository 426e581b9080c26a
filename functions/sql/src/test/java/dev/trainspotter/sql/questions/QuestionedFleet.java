package dev.trainspotter.sql.questions;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.api.SqlRoute;
import dev.trainspotter.api.serving.ApiEvents;
import dev.trainspotter.catalog.Json;
import dev.trainspotter.catalog.ObservedBy;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.describe.JobReader;
import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.writer.CatalogTable;
import dev.trainspotter.catalog.writer.Sighting;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.fleet.Fleet;
import dev.trainspotter.emulators.fleet.PlannedJob;
import dev.trainspotter.emulators.lambda.LocalContext;
import dev.trainspotter.sql.KeptJobs;
import dev.trainspotter.sql.SqlHandler;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Training jobs in tables of their own in DynamoDB Local, and the SQL function over them.
final class QuestionedFleet {
  /// A Friday; the fleet's last jobs are running.
  static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration PERIOD = Duration.ofDays(30);
  private static final int SIZE = 480;
  private static final long SEED = 7;

  private final List<Job> jobs = new ArrayList<>();
  private final CatalogTable table;
  private final CatalogReader reader;
  private final SqlHandler handler;

  private QuestionedFleet(DynamoDbClient dynamo, Settings settings) {
    this.table = new CatalogTable(dynamo, settings.tableNames(), Masking.off());
    this.reader = new CatalogReader(dynamo, settings.tableNames());
    this.handler =
        new SqlHandler(
            settings,
            dynamo,
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
  }

  /// The jobs of `docs/questions.md`, which all tests of this JVM share.
  static QuestionedFleet shared() {
    return Shared.INSTANCE;
  }

  /// No jobs.
  static QuestionedFleet empty() {
    return new QuestionedFleet(KeptJobs.DYNAMO, KeptJobs.inNewTables().settings());
  }

  /// The jobs of thirty days, as SageMaker describes them at [#NOW].
  private static QuestionedFleet of(long seed) {
    QuestionedFleet fleet = empty();
    new Fleet(seed, SIZE, NOW.minus(PERIOD), PERIOD.dividedBy(SIZE)).jobs().forEach(fleet::keep);
    return fleet;
  }

  private void keep(PlannedJob job) {
    Instant deletedAt = job.deletedAt();
    boolean isDeleted = deletedAt != null && deletedAt.isBefore(NOW);
    Instant last = isDeleted ? deletedAt.minusSeconds(1) : NOW;
    ObjectNode description = job.describeAt(last);
    ObjectNode tags = description.putObject("Tags");
    job.tagsAt(last).forEach(tags::put);
    TrainingJobArn arn = new TrainingJobArn(job.arn());
    TrainingJob row = describe(arn, description.toString(), last);
    if (isDeleted) {
      table.keep(new Sighting.Missing(arn, deletedAt));
      row = reader.find(arn);
    }
    jobs.add(new Job(row));
  }

  /// Writes what Describe returns about a job at this time; the row.
  TrainingJob describe(TrainingJobArn arn, String description, Instant time) {
    TrainingJob row =
        new JobReader(Masking.off()).read(arn, Json.read(description), ObservedBy.DESCRIBE, time);
    table.keep(new Sighting.Described(row));
    return row;
  }

  List<Job> jobs() {
    return jobs;
  }

  /// The answer to a statement.
  Answer ask(String sql, Object... parameters) {
    ObjectNode body = MAPPER.createObjectNode().put("sql", sql);
    body.set("parameters", MAPPER.valueToTree(parameters));
    APIGatewayV2HTTPResponse response =
        handler.handleRequest(
            ApiEvents.of(SqlRoute.RUN_SQL.method(), SqlRoute.RUN_SQL.path(), "", body.toString()),
            LocalContext.of("SqlFunction", Duration.ofSeconds(29)));
    if (response.getStatusCode() != 200) {
      throw new AssertionError(response.getBody() + "\n" + sql);
    }
    try {
      return Answer.of(MAPPER.readTree(response.getBody()));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /// Filled when it is first used.
  private static final class Shared {
    static final QuestionedFleet INSTANCE = of(SEED);
  }
}
