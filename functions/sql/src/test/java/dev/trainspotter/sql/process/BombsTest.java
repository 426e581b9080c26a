package dev.trainspotter.sql.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.sql.RunningSql;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Statements that would take all memory or all time, in a process with the function's limits.
///
/// Only Linux limits the address space of a process.
@EnabledOnOs(OS.LINUX)
class BombsTest {
  /// Over the deadline, for the answer to arrive on a busy machine.
  private static final Duration LATEST = QueryProcess.DEADLINE.plusSeconds(8);

  private static final long MOST_MEBIBYTES =
      RunningProcess.JAVA_MEBIBYTES + QueryProcess.ENGINE_MEBIBYTES + QueryProcess.SPARE_MEBIBYTES;

  private static RunningProcess process;

  @BeforeAll
  static void start() {
    RunningSql sql = RunningSql.start();
    for (int i = 0; i < 300; i++) {
      sql.keep(
          "job-" + i,
          Instant.parse("2026-11-23T12:00:00Z").plusSeconds(i),
          "{\"TrainingJobStatus\": \"Completed\", \"SecondaryStatus\": \"Completed\"}");
    }
    process = RunningProcess.start(sql.tableNames(), true);
  }

  @AfterAll
  static void stop() {
    process.close();
  }

  static Stream<String> statements() throws IOException {
    try (InputStream file = BombsTest.class.getResourceAsStream("/sql/bombs.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines().filter(line -> !line.isEmpty() && !line.startsWith("# ")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("statements")
  void endsWithinItsLimitsAndLeavesTheNextQueryRight(String statement) {
    RunningProcess.Answer answer = process.ask(statement);
    RunningProcess.Answer next = process.ask(QueryProcess.CHECK);

    assertThat(answer.text()).doesNotStartWith("FAILED");
    assertThat(answer.time()).as(answer.text()).isLessThan(LATEST);
    assertThat(process.mostMebibytes()).as(answer.text()).isLessThan(MOST_MEBIBYTES);
    assertThat(next.text()).isEqualTo("rows [300,\"job-99\"]");
  }
}
