package dev.trainspotter.emulators.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that runs faster than real time until it has caught up with real time.
///
/// @param simulatedStart the simulated time at `realStart`
/// @param realStart the real time at which the clock starts
/// @param speed how many simulated seconds pass in a real second
/// @param real the real clock
public record FleetClock(
    Instant simulatedStart, Instant realStart, double speed, InstantSource real)
    implements InstantSource {

  /// A clock that starts now.
  public static FleetClock startingAt(Instant simulated, double speed) {
    InstantSource real = InstantSource.system();
    return new FleetClock(simulated, real.instant(), speed, real);
  }

  @Override
  public Instant instant() {
    Instant now = real.instant();
    Duration passed = Duration.between(realStart, now);
    Instant simulated = simulatedStart.plusMillis(Math.round(passed.toMillis() * speed));
    return simulatedStart.isBefore(realStart) && simulated.isAfter(now) ? now : simulated;
  }
}
