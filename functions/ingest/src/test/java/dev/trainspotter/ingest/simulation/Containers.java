package dev.trainspotter.ingest.simulation;

import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.catalog.writer.CatalogTable;
import dev.trainspotter.catalog.writer.Decision;
import dev.trainspotter.catalog.writer.DecisionRule;
import dev.trainspotter.catalog.writer.Generation;
import dev.trainspotter.catalog.writer.Guard;
import dev.trainspotter.catalog.writer.Outcome;
import dev.trainspotter.catalog.writer.Sighting;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.lambda.LocalContext;
import dev.trainspotter.ingest.ReconcileHandler;
import dev.trainspotter.ingest.refresh.Ingest;
import dev.trainspotter.ingest.sagemaker.CallRate;
import dev.trainspotter.ingest.sagemaker.Pacing;
import dev.trainspotter.ingest.sagemaker.SageMakerClients;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.http.SdkHttpClient;

/// One execution environment of each function. All runs in the thread of its caller, so that a seed
/// takes the same course every time.
final class Containers implements AutoCloseable {
  private final SageMakerClients ofIngest;
  private final SageMakerClients ofReconcile;
  private final Ingest ingest;
  private final ReconcileHandler reconcile;
  private final CallRate describeRate;
  private final InstantSource clock;
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

  Containers(
      Settings settings,
      SdkHttpClient http,
      MemoryDynamo dynamo,
      MemoryQueues queues,
      InstantSource clock,
      CallRate.Sleep sleep,
      Set<Protection> missing) {
    PrintStream out = new PrintStream(lines, true, StandardCharsets.UTF_8);
    DecisionRule rule = missing.contains(Protection.GUARD) ? Containers::lastWins : new Guard();
    CatalogTable table = new CatalogTable(dynamo, settings.tableNames(), Masking.on(), rule);
    this.clock = clock;
    this.ofIngest = new SageMakerClients(http, settings);
    this.ingest =
        Ingest.open(settings, ofIngest, table, dynamo, queues, out, clock, new CallerThread());
    this.describeRate = new CallRate(settings.describeRate(), sleep);
    CallRate searchRate = new CallRate(settings.searchRate(), sleep);
    this.ofReconcile = SageMakerClients.withoutRetries(http, settings);
    this.reconcile =
        new ReconcileHandler(
            settings,
            "us-east-1",
            http,
            ofReconcile,
            dynamo,
            queues,
            searchRate,
            out,
            clock,
            CallerThread::new);
  }

  /// Runs each task at once, in the thread that submits it.
  private static final class CallerThread extends AbstractExecutorService {
    private boolean isShutdown;

    @Override
    public void execute(Runnable task) {
      task.run();
    }

    @Override
    public void shutdown() {
      isShutdown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
      isShutdown = true;
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return isShutdown;
    }

    @Override
    public boolean isTerminated() {
      return isShutdown;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return isShutdown;
    }
  }

  /// A writer without the guard: what came last stands.
  private static Decision lastWins(List<Generation> stored, Sighting sighting) {
    List<Generation> after =
        switch (sighting) {
          case Sighting.Described(var job) -> List.of(Generation.of(job));
          case Sighting.Found(var job) -> List.of(Generation.of(job));
          case Sighting.Announced announced -> List.of(Generation.of(announced));
          case Sighting.Tagged _, Sighting.Missing _ -> stored;
        };
    return new Decision(new Outcome.Kept(false), after);
  }

  Set<String> ingest(List<Ingest.Delivery> batch, boolean isBacklog) {
    Pacing pacing =
        isBacklog
            ? new Pacing.RateLimited(describeRate, clock, clock.instant().plusSeconds(60))
            : new Pacing.Immediate();
    return ingest.take(batch, pacing);
  }

  /// One run. An error ends it as Lambda's next invocation would find it.
  void reconcile(Duration time) {
    try {
      reconcile.handleRequest(Map.of(), LocalContext.of("reconcile", time));
    } catch (RuntimeException e) {
      lines.writeBytes(e.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() {
    ofIngest.close();
    ofReconcile.close();
  }

  /// How many log lines name this message.
  long linesAbout(String messageId) {
    return lines
        .toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains("\"message_id\":\"" + messageId + "\""))
        .count();
  }

  /// Everything that was logged.
  String log() {
    return lines.toString(StandardCharsets.UTF_8);
  }
}
