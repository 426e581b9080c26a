package dev.trainspotter.emulators.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Simulated time that passes faster than the real one until it has caught up with it.
///
/// @param simulatedStart what it showed at the real start
/// @param realStart when it was started
/// @param speed how many simulated seconds pass in a real one
/// @param real the real time
public record FleetClock(
    Instant simulatedStart, Instant realStart, double speed, InstantSource real)
    implements InstantSource {

  /// One that starts now.
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
