package dev.trainspotter.cli.jobs;

import static dev.trainspotter.cli.http.JobsServer.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.cli.http.JobsServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The option `--max` of `./trainspotter jobs`.
class JobsMaxTest {
  private static JobsServer fourPages() {
    return JobsServer.ofRows(
        rows("{\"a\":1}"), rows("{\"a\":2}"), rows("{\"a\":3}"), rows("{\"a\":4}"));
  }

  @ParameterizedTest
  @CsvSource({"3, limit=3 limit=2 limit=1", "2, limit=2 limit=1", "1, limit=1"})
  void endsAfterThatManyJobsAndNamesTheCursorBehindTheLast(int max, String queries) {
    try (JobsServer server = fourPages()) {
      JobsRun run = JobsRun.of(server, "--format=json", "--max=" + max, "--fields=a");

      assertThat(run.exitCode()).isZero();
      assertThat(run.err())
          .endsWith("examined; continue with --cursor=" + JobsServer.cursor(max) + "\n");
      assertThat(String.join(" ", server.queries()).replaceAll("&?(format|fields)=\\w+&?", ""))
          .isEqualTo(queries);
    }
  }

  @Test
  void namesNoCursorWhereTheListEndsFirst() {
    try (JobsServer server = fourPages()) {
      JobsRun run = JobsRun.of(server, "--format=json", "--max=4");

      assertThat(run.err()).isEqualTo("4 jobs, 4,000 rows examined\n");
    }
  }

  @Test
  void asksForNoLargerPagesThanTheCallerWants() {
    try (JobsServer server = fourPages()) {
      JobsRun.of(server, "--format=json", "--max=3", "--limit=2");

      assertThat(server.queries()).containsExactly("limit=2", "limit=2", "limit=1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "all", "1e3", "9999999999999999"})
  void refusesWhatIsNoNumberOfJobs(String max) {
    JobsRun run = JobsRun.of("--max", max);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("'--max'", "must be a whole number from 1, was " + max);
  }
}
