package dev.trainspotter.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.api.Page;
import dev.trainspotter.api.Parameter;
import dev.trainspotter.api.RowRoute;
import dev.trainspotter.cli.http.ApiClient;
import dev.trainspotter.cli.http.ApiRequest;
import dev.trainspotter.cli.http.ApiUrl;
import dev.trainspotter.cli.local.deployment.LocalDeployment;
import dev.trainspotter.cli.local.deployment.LocalProgress;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/// `local` until Ctrl-C: an endless fleet on a clock that runs fast.
///
/// @param events the folder of the situations
record LocalLive(Path events, LocalProgress progress) {
  /// Two minutes a second: a job is created each second and lives for some minutes.
  private static final double SPEED = 120;

  private static final Duration PACE = Duration.ofMinutes(2);

  /// Within the last day, so that a question with `since=24h` finds jobs at once; the fast clock
  /// reaches the present after ten minutes and goes on with it.
  private static final Duration AGO = Duration.ofHours(20);

  private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(10);

  /// The exit code, should it end by itself; Ctrl-C ends the JVM with 130.
  int run(Port port, @Nullable Path data) throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(stopped, closed)));
    try (LocalDeployment deployment = LocalDeployment.start(port, data, progress)) {
      List<SituationFeed.Fed> fed =
          new SituationFeed(deployment).feed(new SituationFiles(events).read());
      progress.done("%d messages of events/".formatted(fed.size()));
      live(deployment, stopped);
    } finally {
      closed.countDown();
    }
    return ExitCode.OK;
  }

  private void live(LocalDeployment deployment, CountDownLatch stopped)
      throws InterruptedException {
    Instant start = Instant.now().minus(AGO);
    Fleet fleet = Fleet.endless(start.getEpochSecond(), start, PACE);
    Thread living;
    try (FleetRun run = new FleetRun(fleet, deployment.sageMaker(), deployment.queues()::send)) {
      living = Thread.ofVirtual().start(() -> follow(run, start));
      invite(deployment);
      tellCounts(deployment, run, stopped);
    }
    living.join();
  }

  private static void stop(CountDownLatch stopped, CountDownLatch closed) {
    stopped.countDown();
    try {
      closed.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void follow(FleetRun run, Instant start) {
    try {
      run.follow(FleetClock.startingAt(start, SPEED));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void invite(LocalDeployment deployment) throws InterruptedException {
    ApiUrl url = ApiUrl.of(deployment.endpoint());
    String list = url + RowRoute.LIST_TRAINING_JOBS.path();
    try (ApiClient api = ApiClient.of(url)) {
      ApiRequest newest = ApiRequest.to(RowRoute.LIST_TRAINING_JOBS.path());
      JsonNode job =
          api.json(newest.with(Parameter.LIMIT.id(), "1")).path(Page.Member.TRAINING_JOBS).path(0);
      progress.say("");
      progress.say("Trainspotter answers on " + url + " until Ctrl-C. Try:");
      progress.say("  curl '%s?limit=3'".formatted(list));
      progress.say("  curl " + url + ApiRequest.job(job).path());
      progress.say("  curl " + url + RowRoute.LIST_COLUMNS.path());
      progress.say("");
    }
  }

  private void tellCounts(LocalDeployment deployment, FleetRun run, CountDownLatch stopped)
      throws InterruptedException {
    while (!stopped.await(BETWEEN_COUNTS.toMillis(), TimeUnit.MILLISECONDS)) {
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
