package dev.trainspotter.cli.local.deployment;

import dev.trainspotter.catalog.state.FinishedJobs;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.cli.terminal.Port;
import dev.trainspotter.edge.AccountCredentials;
import dev.trainspotter.edge.Setting;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.lambda.EventSource;
import dev.trainspotter.emulators.sagemaker.SimulatedSageMaker;
import dev.trainspotter.ingest.refresh.Ingest;
import dev.trainspotter.ingest.sagemaker.SageMakerClients;
import dev.trainspotter.ingest.session.ReaderSessions;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A deployment on this machine that describes the jobs of a simulated SageMaker.
public final class LocalDeployment implements AutoCloseable {
  private static final int POLLERS = 2;

  private final OpenResources resources = new OpenResources();
  private final LocalPlatform platform;
  private final SimulatedSageMaker sageMaker;
  private final List<EventSource> sources;
  private final FinishedJobs finishedJobs;

  private LocalDeployment(Port port, @Nullable Path data, LocalProgress progress) {
    try {
      this.sageMaker = resources.add(SimulatedSageMaker.start());
      this.platform = resources.add(LocalPlatform.start(port, data, progress));
      progress.done("simulated SageMaker on " + sageMaker.endpoint());
      new LocalAws(sageMaker.endpoint()).use();
      Settings settings = platform.settings(settings());
      this.finishedJobs =
          new FinishedJobs(Items.client(platform.dynamo()), settings.stateTableName());
      ReaderSessions sessions = resources.add(new LocalRoles()).sessions(platform.http(), settings);
      Ingest ingest =
          Ingest.open(
              settings,
              new SageMakerClients(platform.http(), settings, sessions),
              platform.dynamo(),
              platform.sqs(),
              platform.outcomes().lines());
      this.sources =
          List.of(
              platform.poll(platform.queues().live(), settings, ingest, POLLERS),
              platform.poll(platform.queues().backlog(), settings, ingest, POLLERS));
      platform.answer(settings);
    } catch (RuntimeException e) {
      resources.close();
      throw e;
    }
  }

  /// Starts a deployment.
  ///
  /// @param data where the tables are kept; null for memory
  /// @throws IllegalStateException when the port is in use
  public static LocalDeployment start(Port port, @Nullable Path data, LocalProgress progress) {
    return new LocalDeployment(port, data, progress);
  }

  /// The address of the API.
  public URI endpoint() {
    return platform.endpoint();
  }

  /// The address of the console.
  public URI console() {
    return platform.console();
  }

  /// The simulated SageMaker that ingest calls.
  public SimulatedSageMaker sageMaker() {
    return sageMaker;
  }

  /// The queues that ingest reads and writes.
  public LocalQueues queues() {
    return platform.queues();
  }

  /// The outcomes of the messages so far.
  public Outcomes outcomes() {
    return platform.outcomes();
  }

  /// Whether this start created the tables.
  public boolean isNew() {
    return platform.isNew();
  }

  /// Whether no message waits in a queue or is being processed, except hints for later looks at
  /// finished jobs, which wait for minutes.
  public boolean isIdle() {
    int looks = finishedJobs.count();
    return sources.stream().allMatch(source -> source.isIdle(looks));
  }

  @Override
  public void close() {
    resources.close();
  }

  private static Map<Setting, String> settings() {
    return Map.of(
        Setting.ACCOUNTS,
        String.join(",", LocalAws.ACCOUNTS),
        Setting.OWN_ACCOUNT,
        LocalAws.ACCOUNT,
        Setting.ACCOUNT_CREDENTIALS,
        AccountCredentials.ACCOUNT_ID.id(),
        Setting.READER_ROLE,
        LocalRoles.READER_ROLE,
        Setting.READER_EXTERNAL_ID,
        LocalRoles.EXTERNAL_ID,
        // The simulated SageMaker does not throttle, so messages need not wait.
        Setting.BACKLOG_DELAY_SECONDS,
        "0",
        Setting.DESCRIBE_RATE,
        "100");
  }
}
