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

/// The fleet of `local --once`: always the same jobs, on a clock that waits for their messages.
///
/// The clock advances ten minutes at a time and then waits until every message sent so far has an
/// outcome. Thus several events of one job share a batch, and SageMaker's descriptions are at most
/// ten minutes newer than the events.
public record FixedFleet(Fleet fleet) {
  /// Long ago: jobs that ended within the last month may be described once more later, and
  /// `local --once` does not wait for that.
  private static final Instant START = Instant.parse("2025-11-23T08:00:00Z");
  private static final Duration STEP = Duration.ofMinutes(10);

  /// The jobs of a seed.
  public static FixedFleet of(long seed, int jobs) {
    return new FixedFleet(Fleet.of(seed, jobs, START));
  }

  /// Runs all jobs to their ends. Returns the ids of the messages.
  public List<String> run(LocalDeployment deployment) {
    List<String> sent = new ArrayList<>();
    List<String> awaited = new ArrayList<>();
    try (FleetRun running =
        new FleetRun(
            fleet, deployment.sageMaker(), event -> awaited.add(deployment.queues().send(event)))) {
      Instant end = end();
      for (Instant now = START; now.isBefore(end); now = now.plus(STEP)) {
        running.advanceTo(now);
        deployment.outcomes().awaitAll(awaited, SituationFeed.TIMEOUT);
        sent.addAll(awaited);
        awaited.clear();
      }
      running.advanceToEnd();
      deployment.outcomes().awaitAll(awaited, SituationFeed.TIMEOUT);
      sent.addAll(awaited);
    }
    return sent;
  }

  /// When the last job ends or is deleted. Late messages can follow.
  private Instant end() {
    return fleet.jobs().stream()
        .flatMap(job -> Stream.of(job.endTime(), job.deletedAt()))
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(START);
  }

  /// The ARNs of all jobs, deleted ones included.
  public List<String> arns() {
    return fleet.jobs().stream().map(PlannedJob::arn).toList();
  }
}
