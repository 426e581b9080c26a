package dev.trainspotter.ingest.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Runs the seeds. `local/simulate 10000` runs more of them.
class SimulationTest {
  private static final int SEEDS = Integer.getInteger("simulation.seeds", 2000);
  private static final int THREADS = 2;
  private static final int FIRST = Integer.getInteger("simulation.first", 0);

  /// So many seeds show that a protection is needed.
  private static final int MOST_WITHOUT_PROTECTION = 500;

  @Test
  void endsWithATableThatEqualsSageMaker() {
    IntStream.range(0, THREADS).parallel().forEach(SimulationTest::runEachSeedFrom);
  }

  /// So a seed that failed can be run alone.
  @Test
  void takesTheSameCourseEveryTime() {
    try (Simulation one = new Simulation(Set.of());
        Simulation other = new Simulation(Set.of())) {
      one.run(0);
      for (int seed = 1; seed < 20; seed++) {
        one.run(seed);
        other.run(seed);
        assertThat(one.log()).as("seed %d", seed).isEqualTo(other.log()).isNotEmpty();
      }
    }
  }

  private static void runEachSeedFrom(int thread) {
    try (Simulation simulation = new Simulation(Set.of())) {
      for (int seed = FIRST + thread; seed < FIRST + SEEDS; seed += THREADS) {
        assertThat(simulation.run(seed)).as("seed %d", seed).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void noticesAProtectionThatIsMissing(Protection protection) {
    try (Simulation simulation = new Simulation(EnumSet.of(protection))) {
      for (int seed = 0; seed < MOST_WITHOUT_PROTECTION; seed++) {
        List<String> wrong = simulation.run(seed);
        if (!wrong.isEmpty()) {
          return;
        }
      }
    }
    assertThat(protection).as("no seed fails without it").isNull();
  }
}
