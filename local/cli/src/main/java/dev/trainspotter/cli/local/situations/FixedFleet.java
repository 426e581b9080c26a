package dev.trainspotter.cli.local.situations;

import dev.trainspotter.cli.local.deployment.LocalDeployment;
import dev.trainspotter.emulators.fleet.Fleet;
import dev.trainspotter.emulators.fleet.FleetRun;
import dev.trainspotter.emulators.fleet.PlannedJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The fleet of `--once`: always the same jobs, living as fast as their messages are consumed.
///
/// A few minutes of their time pass, then all that was sent meanwhile is waited for: so events of
/// one job meet in a batch, and SageMaker's answers still belong to about their time.
public record FixedFleet(Fleet fleet) {
  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  private static final Duration STRIDE = Duration.ofMinutes(10);

  /// The jobs of this seed.
  public static FixedFleet of(long seed, int jobs) {
    return new FixedFleet(Fleet.of(seed, jobs, START));
  }

  /// Lets all of them live to their ends; answers the ids of the messages.
  public List<String> live(LocalDeployment deployment) {
    List<String> sent = new ArrayList<>();
    List<String> awaited = new ArrayList<>();
    try (FleetRun run =
        new FleetRun(
            fleet, deployment.sageMaker(), event -> awaited.add(deployment.queues().send(event)))) {
      Instant end = end();
      for (Instant now = START; now.isBefore(end); now = now.plus(STRIDE)) {
        run.advanceTo(now);
        deployment.outcomes().awaitAll(awaited, SituationFeed.PATIENCE);
        sent.addAll(awaited);
        awaited.clear();
      }
      run.advanceToEnd();
      deployment.outcomes().awaitAll(awaited, SituationFeed.PATIENCE);
      sent.addAll(awaited);
    }
    return sent;
  }

  /// When the last job has ended, but for late messages.
  private Instant end() {
    return fleet.jobs().stream()
        .flatMap(job -> Stream.of(job.endTime(), job.deletedAt()))
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(START);
  }

  /// The ARNs of all of them, the deleted ones included.
  public List<String> arns() {
    return fleet.jobs().stream().map(PlannedJob::arn).toList();
  }
}
