package dev.trainspotter.cli.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.emulators.fleet.fulljob.FullJob;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What a query may use on this machine.
class SqlLimitsTest {
  private static final List<FullJob> JOBS =
      Stream.of(31, 32, 33).map(seed -> FullJob.of(seed)).toList();

  /// The query makes texts of one gigabyte, which the engine's own limit does not count.
  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux limits the memory of a process")
  void limitsTheMemoryOfAQueryAsTheDeployedFunctionDoes() throws InterruptedException {
    try (LocalApi api = LocalApi.of(JOBS)) {
      SqlRun run =
          SqlRun.of(
              api.url(),
              "SELECT max(length(x || x || x || x || x || x)) AS n FROM (SELECT"
                  + " string_agg(repeat('y', 100000), '') AS x FROM generate_series(1, 2000) t(n))"
                  + " s");
      SqlRun next = SqlRun.of(api.url(), "SELECT count(*) AS n FROM aws.sagemaker_training_job");

      assertThat(run.err()).contains("more memory than it may use");
      assertThat(next.out()).contains("3");
    }
  }
}
