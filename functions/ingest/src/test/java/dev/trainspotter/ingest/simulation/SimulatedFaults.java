package dev.trainspotter.ingest.simulation;

import dev.trainspotter.emulators.sagemaker.fault.Call;
import dev.trainspotter.emulators.sagemaker.fault.Fault;
import dev.trainspotter.emulators.sagemaker.fault.FaultRule;
import dev.trainspotter.emulators.sagemaker.wire.Operation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// What SageMaker does wrong in one seed: it throttles, is down or denies for a while, and does not
/// find jobs that were created moments ago.
final class SimulatedFaults implements FaultRule {
  private static final Duration NOT_FOUND_AT_FIRST = Duration.ofSeconds(5);

  private final Random random;
  private final Chaos chaos;
  private final SimulatedFleet fleet;
  private final InstantSource clock;
  private final IntSupplier leases;
  private final SimulatedSearches searches;

  /// Calls that are still disturbed.
  private int left;

  private @Nullable Fault fault;

  SimulatedFaults(
      Random random,
      Chaos chaos,
      SimulatedFleet fleet,
      InstantSource clock,
      IntSupplier leases,
      SimulatedSearches searches) {
    this.random = random;
    this.chaos = chaos;
    this.fleet = fleet;
    this.clock = clock;
    this.leases = leases;
    this.searches = searches;
  }

  @Override
  public synchronized @Nullable Fault on(Call call) {
    if (call.operation() == Operation.SEARCH) {
      searches.search(Chaos.current(), clock.instant(), leases.getAsInt());
    } else {
      searches.other();
    }
    if (chaos.isCalm()) {
      return null;
    }
    if (isTooNew(call) && random.nextBoolean()) {
      return Fault.notFound();
    }
    if (left == 0 && random.nextInt(20) == 0) {
      left = 1 + random.nextInt(8);
      Fault[] faults = {Fault.denied(), Fault.html(), Fault.empty(), Fault.truncated()};
      fault = random.nextInt(8) == 0 ? Fault.throttling() : faults[random.nextInt(4)];
    }
    if (left > 0) {
      left--;
      return fault;
    }
    return null;
  }

  private boolean isTooNew(Call call) {
    SimulatedJob job = fleet.find(call.subject());
    return call.operation() == Operation.DESCRIBE_TRAINING_JOB
        && job != null
        && fleet.ours(job.created()).plus(NOT_FOUND_AT_FIRST).isAfter(clock.instant());
  }
}
