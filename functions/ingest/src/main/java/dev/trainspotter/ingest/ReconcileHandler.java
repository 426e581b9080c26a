package dev.trainspotter.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.catalog.state.LastEvents;
import dev.trainspotter.catalog.state.Pass;
import dev.trainspotter.catalog.state.QueueSizes;
import dev.trainspotter.catalog.state.ReconciledRanges;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.edge.Clients;
import dev.trainspotter.edge.JsonLog;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.edge.Threads;
import dev.trainspotter.ingest.hint.Queues;
import dev.trainspotter.ingest.organization.CollectedPlaces;
import dev.trainspotter.ingest.reconcile.Reconciliation;
import dev.trainspotter.ingest.sagemaker.AccessCheck;
import dev.trainspotter.ingest.sagemaker.CallRate;
import dev.trainspotter.ingest.sagemaker.SageMakerClients;
import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Lambda entry point: one run of the reconciliation.
///
/// An empty event runs what is due. An event with a member `from` or `to` first asks for a pass
/// over that range of creation times; an empty text leaves that end of the range open. An event
/// with `"progress": true` does no work: it returns how far such a pass is. An event with
/// `"check": true` returns what each account and Region lacks.
public final class ReconcileHandler
    implements RequestHandler<Map<String, Object>, Map<String, Object>> {
  /// The function's timeout: shorter than the five minutes between two runs, so that runs of the
  /// schedule never overlap.
  public static final Duration TIMEOUT = Duration.ofSeconds(285);

  /// What a run needs after its last request to SageMaker: that request, the rows and hints of one
  /// page, and the checkpoint.
  private static final Duration MARGIN = Duration.ofSeconds(30);

  /// The event's member with the first creation time of a pass that is asked for.
  public static final String FROM = "from";

  /// The event's member with the last creation time of a pass that is asked for.
  public static final String TO = "to";

  /// The event's member that asks how far such a pass is.
  public static final String PROGRESS = "progress";

  /// The event's member that asks what accounts and Regions lack.
  public static final String CHECK = "check";

  private final Settings settings;
  private final CollectedPlaces places;
  private final ReconcileChecks checks;
  private final Reconciliation reconciliation;
  private final QueueMeasurement measurement;
  private final ReconcileProgress progress;
  private final InstantSource clock;

  /// Called by Lambda.
  public ReconcileHandler() {
    this(Settings.from(System.getenv()), System.getenv("AWS_REGION"), Clients.http());
  }

  private ReconcileHandler(Settings settings, String region, SdkHttpClient http) {
    this(
        settings,
        region,
        http,
        Clients.dynamo(http),
        Queues.client(http),
        new CallRate(settings.searchRate()),
        System.out,
        InstantSource.system());
  }

  /// For tests and local mode.
  ///
  /// @param region the Region of the stack
  /// @param http sends the requests to SageMaker and AWS Organizations
  public ReconcileHandler(
      Settings settings,
      String region,
      SdkHttpClient http,
      DynamoDbClient dynamo,
      SqsClient sqs,
      CallRate rate,
      PrintStream out,
      InstantSource clock) {
    this(
        settings,
        region,
        http,
        SageMakerClients.withoutRetries(http, settings),
        dynamo,
        sqs,
        rate,
        out,
        clock,
        Threads::open);
  }

  /// The same with these clients and threads.
  ///
  /// @param threads called for each run, which closes them
  public ReconcileHandler(
      Settings settings,
      String region,
      SdkHttpClient http,
      SageMakerClients clients,
      DynamoDbClient dynamo,
      SqsClient sqs,
      CallRate rate,
      PrintStream out,
      InstantSource clock,
      Supplier<ExecutorService> threads) {
    Masking masking = settings.isMasking() ? Masking.on() : Masking.off();
    DynamoDbEnhancedClient enhanced = Items.client(dynamo);
    this.settings = settings;
    this.clock = clock;
    ReconciledRanges ranges = new ReconciledRanges(enhanced, settings.stateTableName());
    Queues queues = Queues.of(sqs, settings);
    JsonLog lines = new JsonLog(out);
    this.places = new CollectedPlaces(settings, region, dynamo, http, lines, clock);
    this.checks =
        new ReconcileChecks(
            new AccessCheck(clients),
            new LastEvents(enhanced, settings.stateTableName()),
            ranges,
            clock,
            threads);
    this.progress = new ReconcileProgress(ranges, clock);
    this.measurement =
        new QueueMeasurement(
            queues, new QueueSizes(enhanced, settings.stateTableName()), masking, lines, clock);
    this.reconciliation =
        Reconciliation.open(settings, clients, dynamo, sqs, rate, out, clock, threads);
  }

  @Override
  public Map<String, Object> handleRequest(@Nullable Map<String, Object> event, Context context) {
    Instant end = clock.instant().plusMillis(context.getRemainingTimeInMillis());
    Collection<AccountRegion> all = places.all();
    if (event != null && "true".equals(String.valueOf(event.get(PROGRESS)))) {
      return progress.of(all);
    }
    if (event != null && "true".equals(String.valueOf(event.get(CHECK)))) {
      return Map.of(
          CheckMember.HUB.id(),
          settings.readerExternalId(),
          CheckMember.CHECKS.id(),
          checks.of(all, end.minus(MARGIN)));
    }
    if (event != null && (event.containsKey(FROM) || event.containsKey(TO))) {
      askForPasses(all, time(event, FROM), time(event, TO));
    }
    measurement.run();
    int ranges = reconciliation.run(all, end.minus(MARGIN)).size();
    RuntimeException fault = places.fault();
    if (fault != null) {
      throw fault;
    }
    return Map.of("ranges", ranges);
  }

  /// Asks for a pass in each account and Region, and refuses the event only after that where one is
  /// still under way. The passes that it asked for begin with the next run.
  private void askForPasses(
      Collection<AccountRegion> accountRegions, @Nullable Instant from, @Nullable Instant to) {
    List<String> underWay = new ArrayList<>();
    for (AccountRegion accountRegion : accountRegions) {
      Pass pass = reconciliation.request(accountRegion, from, to);
      if (pass != null) {
        underWay.add("%s since %s".formatted(accountRegion, Timestamps.format(pass.startedAt())));
      }
    }
    if (!underWay.isEmpty()) {
      throw new IllegalArgumentException(
          "a pass that was asked for before is still under way: %s; ask for another one after its end"
              .formatted(String.join(", ", underWay)));
    }
  }

  private static @Nullable Instant time(Map<String, Object> event, String name) {
    Object text = event.get(name);
    if (text == null || text.equals("")) {
      return null;
    }
    try {
      return Timestamps.parse(String.valueOf(text));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "%s must be a time such as 2026-11-23T14:13:00Z, was %s".formatted(name, text), e);
    }
  }
}
