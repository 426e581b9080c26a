package dev.trainspotter.infra.cost;

import dev.trainspotter.catalog.table.TableShape;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.DynamoDbLocal;
import dev.trainspotter.emulators.ElasticMq;
import dev.trainspotter.emulators.lambda.LocalContext;
import dev.trainspotter.emulators.sagemaker.SimulatedSageMaker;
import dev.trainspotter.ingest.IngestHandler;
import dev.trainspotter.ingest.ReconcileHandler;
import dev.trainspotter.ingest.refresh.Ingest;
import dev.trainspotter.ingest.sagemaker.CallRate;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What runs of the reconciliation cost in DynamoDB while nothing is missing, measured on tables in
/// DynamoDB Local.
///
/// @param readUnits the read units of a run in which no job runs
/// @param writeUnits the write units of such a run
/// @param readUnitsOfHundred the further read units of an hourly run, for each hundred jobs of the
///     last 35 days
/// @param writeUnitsOfPass the further write units of an hourly run
record MeasuredRuns(
    double readUnits, double writeUnits, double readUnitsOfHundred, double writeUnitsOfPass) {
  private static final int JOBS = 100;
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "TABLE_NAME", "cost-of-runs-catalog",
          "STATE_TABLE_NAME", "cost-of-runs-state",
          "BACKLOG_QUEUE_URL", "http://127.0.0.1:9/111122223333/backlog",
          "ACCOUNTS", "111122223333",
          "ACCOUNT_CREDENTIALS", "account-id");

  /// Stores a hundred jobs and makes three runs: the first, one five minutes later, and one an hour
  /// later.
  static MeasuredRuns measure() {
    Settings settings = Settings.from(ENVIRONMENT);
    DynamoDbClient plain = DynamoDbLocal.shared().client();
    plain.createTable(TableShape.CATALOG.createTableRequest(settings.tableName()));
    plain.createTable(TableShape.STATE.createTableRequest(settings.stateTableName()));
    CapacityMeter meter = new CapacityMeter();
    try (SimulatedSageMaker sageMaker = SimulatedSageMaker.start();
        DynamoDbClient dynamo = MeasuredJob.measured(meter)) {
      System.setProperty("aws.endpointUrlSageMaker", sageMaker.endpoint().toString());
      store(settings, sageMaker, plain);
      Instant now = MeasuredJob.endedAt().plus(Duration.ofHours(1));
      run(settings, dynamo, now);
      Units idle = units(meter, () -> run(settings, dynamo, now.plus(Duration.ofMinutes(5))));
      Units hourly = units(meter, () -> run(settings, dynamo, now.plus(Duration.ofMinutes(65))));
      return new MeasuredRuns(
          idle.read, idle.written, hourly.read - idle.read, hourly.written - idle.written);
    } finally {
      System.clearProperty("aws.endpointUrlSageMaker");
    }
  }

  private record Units(double read, double written) {}

  private static Units units(CapacityMeter meter, Runnable run) {
    double read = meter.readUnits();
    double written = meter.writeUnits();
    run.run();
    return new Units(meter.readUnits() - read, meter.writeUnits() - written);
  }

  private static void store(
      Settings settings, SimulatedSageMaker sageMaker, DynamoDbClient dynamo) {
    IngestHandler ingest =
        new IngestHandler(
            settings,
            Ingest.open(
                settings,
                UrlConnectionHttpClient.create(),
                dynamo,
                ElasticMq.shared().client(),
                quiet()));
    for (int i = 0; i < JOBS; i++) {
      String name = "job-" + i;
      sageMaker.put(MeasuredJob.ended(name), Map.of("team", "vision"));
      ingest.handleRequest(MeasuredJob.end(name), LocalContext.of("ingest", IngestHandler.TIMEOUT));
    }
  }

  private static void run(Settings settings, DynamoDbClient dynamo, Instant now) {
    new ReconcileHandler(
            settings,
            "us-east-1",
            UrlConnectionHttpClient.create(),
            dynamo,
            ElasticMq.shared().client(),
            new CallRate(1000),
            quiet(),
            () -> now)
        .handleRequest(Map.of(), LocalContext.of("reconcile", ReconcileHandler.TIMEOUT));
  }

  private static PrintStream quiet() {
    return new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
  }
}
