package dev.trainspotter.sql.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.sql.RunningSql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Only Linux limits the address space of a process.
@EnabledOnOs(OS.LINUX)
class AddressSpaceTest {
  /// Makes texts of one gigabyte in all, which the engine's own limit does not count.
  private static final String BOMB =
      "SELECT max(length(x || x || x || x || x || x)) AS n FROM (SELECT"
          + " string_agg(repeat('y', 100000), '') AS x FROM generate_series(1, 500) t(n)) s";

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void failsAQueryThatNeedsMoreThanItsProcessMayHave(boolean isLimited) {
    RunningSql sql = RunningSql.start();

    try (RunningProcess process = RunningProcess.start(sql.tableNames(), isLimited)) {
      String answer = process.ask(BOMB).text();

      // Without the limit the query has its memory, and ends with its rows or at its deadline.
      assertThat(answer.startsWith("MEMORY")).as(answer).isEqualTo(isLimited);
    }
  }

  @Test
  void knowsTheSizeOfThisProcess() {
    assertThat(AddressSpace.size()).isGreaterThan(100L * 1024 * 1024);
  }
}
