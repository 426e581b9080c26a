package dev.trainspotter.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.api.Parameter;
import dev.trainspotter.api.RowRoute;
import dev.trainspotter.api.result.Page;
import dev.trainspotter.cli.http.ApiClient;
import dev.trainspotter.cli.http.ApiRequest;
import dev.trainspotter.cli.http.ApiUrl;
import dev.trainspotter.cli.local.deployment.LocalDeployment;
import dev.trainspotter.cli.local.deployment.LocalProgress;
import dev.trainspotter.cli.local.deployment.StopSignal;
import dev.trainspotter.cli.local.situations.SituationFeed;
import dev.trainspotter.cli.local.situations.SituationFiles;
import dev.trainspotter.cli.terminal.Port;
import dev.trainspotter.emulators.fleet.Fleet;
import dev.trainspotter.emulators.fleet.FleetClock;
import dev.trainspotter.emulators.fleet.FleetRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/// `local` until Ctrl-C: an endless fleet of simulated jobs on a fast clock.
///
/// @param events the folder `events/`
record LocalLive(Path events, LocalProgress progress) {
  /// Two minutes per second. With one job every two minutes, a job is created each second.
  private static final double SPEED = 120;

  private static final Duration CREATION_INTERVAL = Duration.ofMinutes(2);

  /// How far in the past the fleet starts. It is less than a day, so that `since=24h` finds jobs at
  /// once. The fast clock catches up with real time after ten minutes and then stays with it.
  private static final Duration START_AGO = Duration.ofHours(20);

  private static final Duration COUNTS_INTERVAL = Duration.ofSeconds(10);

  /// Runs until Ctrl-C, which ends the JVM with exit code 130. Returns the exit code in case it
  /// ends otherwise.
  int run(Port port, @Nullable Path data) throws InterruptedException {
    try (StopSignal stopped = new StopSignal(progress);
        LocalDeployment deployment = LocalDeployment.start(port, data, progress)) {
      List<SituationFeed.Result> results =
          new SituationFeed(deployment).send(new SituationFiles(events).read());
      progress.done("%d messages of events/".formatted(results.size()));
      live(deployment, stopped);
    }
    return ExitCode.OK;
  }

  private void live(LocalDeployment deployment, StopSignal stopped) throws InterruptedException {
    Instant start = Instant.now().minus(START_AGO);
    Fleet fleet = Fleet.endless(start.getEpochSecond(), start, CREATION_INTERVAL);
    Thread followed;
    try (FleetRun run = new FleetRun(fleet, deployment.sageMaker(), deployment.queues()::send)) {
      followed = Thread.ofPlatform().daemon().start(() -> follow(run, start));
      printExamples(deployment);
      printCounts(deployment, run, stopped);
    }
    followed.join();
  }

  private static void follow(FleetRun run, Instant start) {
    try {
      run.follow(FleetClock.startingAt(start, SPEED));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void printExamples(LocalDeployment deployment) throws InterruptedException {
    ApiUrl url = ApiUrl.of(deployment.endpoint());
    String list = url + RowRoute.LIST_TRAINING_JOBS.path();
    try (ApiClient api = ApiClient.of(url)) {
      ApiRequest newest = ApiRequest.to(RowRoute.LIST_TRAINING_JOBS.path());
      JsonNode job =
          api.json(newest.with(Parameter.LIMIT.id(), "1")).path(Page.Member.TRAINING_JOBS).path(0);
      progress.print("");
      progress.print("Open " + deployment.console());
      progress.print("");
      progress.print("Trainspotter answers on " + url + " until Ctrl-C. Try:");
      progress.print("  curl '%s?limit=3'".formatted(list));
      progress.print("  curl " + url + ApiRequest.job(job).path());
      progress.print("  curl " + url + RowRoute.LIST_COLUMNS.path());
      progress.print("");
    }
  }

  private void printCounts(LocalDeployment deployment, FleetRun run, StopSignal stopped)
      throws InterruptedException {
    while (!stopped.await(COUNTS_INTERVAL)) {
      String outcomes =
          deployment.outcomes().counts().entrySet().stream()
              .map(count -> count.getValue() + " " + count.getKey())
              .collect(Collectors.joining(", "));
      progress.done(
          "the fleet: %d jobs, %d events; all messages: %s"
              .formatted(run.jobs(), run.events(), outcomes));
    }
  }
}
