package dev.trainspotter.ingest.simulation;

import dev.trainspotter.emulators.sagemaker.SimulatedSageMaker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// The jobs of one seed: how they change in SageMaker, and the events of the changes, some of which
/// are lost, late or doubled.
final class SimulatedFleet {
  private static final String CHANGE = "SageMaker Training Job State Change";
  private static final int NAMES = 6;

  /// How many jobs still run at the end of a seed.
  private static final int LEFT_RUNNING = 1;

  private final SimulatedSageMaker sageMaker;
  private final Random random;
  private final Duration skew;
  private final double lost;
  private final Map<String, SimulatedJob> jobs = new LinkedHashMap<>();
  private int events;

  /// An event, and how late it comes.
  record Event(String body, Duration delay) {}

  /// @param skew how far SageMaker's clock is ahead
  /// @param lost the share of events that never come
  SimulatedFleet(SimulatedSageMaker sageMaker, Random random, Duration skew, double lost) {
    this.sageMaker = sageMaker;
    this.random = random;
    this.skew = skew;
    this.lost = lost;
  }

  /// A time of SageMaker's clock by ours.
  Instant ours(Instant theirs) {
    return theirs.minus(skew);
  }

  double lost() {
    return lost;
  }

  /// The jobs that SageMaker knows.
  List<SimulatedJob> jobs() {
    return List.copyOf(jobs.values());
  }

  @Nullable SimulatedJob find(String name) {
    return jobs.get(name);
  }

  /// Changes one job and returns the events of the change.
  List<Event> change(Instant ours) {
    Instant now = ours.plus(skew);
    String name = "job-" + random.nextInt(NAMES);
    SimulatedJob job = jobs.get(name);
    if (job == null) {
      return put(SimulatedJob.created(name, now));
    }
    if (!job.hasEnded()) {
      return random.nextInt(6) == 0 ? retag(job) : put(job.advanced(now, random));
    }
    return switch (random.nextInt(4)) {
      case 0 -> retag(job);
      case 1 -> delete(job);
      default -> {
        quietly(job.evaluated());
        yield List.of();
      }
    };
  }

  /// All jobs but one end, without an event.
  void end(Instant ours) {
    int running = 0;
    for (SimulatedJob job : jobs()) {
      if (!job.hasEnded() && running++ >= LEFT_RUNNING) {
        quietly(job.advanced(ours.plus(skew), random).advanced(ours.plus(skew), random));
      }
    }
  }

  /// The evaluations of all rules end, without an event.
  void evaluate() {
    jobs().stream().filter(SimulatedJob::hasEnded).forEach(job -> quietly(job.evaluated()));
  }

  private List<Event> put(SimulatedJob job) {
    quietly(job);
    return announced(job.event("e" + events++, CHANGE));
  }

  private void quietly(SimulatedJob job) {
    jobs.put(job.name(), job);
    sageMaker.put(job.describe(), job.tags());
  }

  /// The tags change without an event and without a trace in the job's times.
  private List<Event> retag(SimulatedJob job) {
    SimulatedJob tagged = job.tagged("team-" + random.nextInt(3));
    quietly(tagged);
    return List.of();
  }

  private List<Event> delete(SimulatedJob job) {
    jobs.remove(job.name());
    sageMaker.delete(job.arn());
    return List.of();
  }

  private List<Event> announced(String body) {
    List<Event> announced = new ArrayList<>();
    int copies = random.nextDouble() < lost ? 0 : 1 + (random.nextInt(5) == 0 ? 1 : 0);
    for (int i = 0; i < copies; i++) {
      announced.add(new Event(body, delay()));
    }
    return announced;
  }

  private Duration delay() {
    return switch (random.nextInt(10)) {
      case 0 -> Duration.ofMinutes(random.nextInt(24 * 60));
      case 1, 2 -> Duration.ofSeconds(random.nextInt(600));
      default -> Duration.ofMillis(random.nextInt(2000));
    };
  }
}
