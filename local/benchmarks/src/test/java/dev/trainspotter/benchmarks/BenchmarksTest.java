package dev.trainspotter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// The program as `local/benchmarks/run` starts it.
class BenchmarksTest {
  private static final int ROWS = 5_000;
  private static final int REQUESTS = 7;

  /// The exit code of a run, and the lines that it wrote to standard output.
  private record Run(int exitCode, List<String> lines) {}

  private static Run run(String... arguments) {
    PrintStream before = System.out;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
    try {
      int exitCode = new CommandLine(new Benchmarks()).execute(arguments);
      return new Run(exitCode, written.toString(StandardCharsets.UTF_8).lines().toList());
    } finally {
      System.setOut(before);
    }
  }

  @Test
  void printsTheCostOfEveryRequestAndExitsWithZeroWithinTheLimits(@TempDir Path folder) {
    Run run = run("read-units", "--rows=" + ROWS, "--data=" + folder);

    assertThat(run.exitCode()).isZero();
    assertThat(run.lines()).filteredOn(line -> line.contains("| yes |")).hasSize(REQUESTS);
    assertThat(run.lines().getLast())
        .matches("5,000 rows of 6,[0-9]{3} bytes on average, entries .* generated in .*\\.");
  }

  @Test
  void exitsWithTwoForTooFewRows(@TempDir Path folder) {
    Run run = run("read-units", "--rows=10", "--data=" + folder);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.lines()).isEmpty();
  }

  @Test
  void printsWhatQueriesInSqlCostBesideDecoding() {
    Run run = run("sql-speed", "--rows=300", "--runs=2");

    assertThat(run.exitCode()).isZero();
    assertThat(run.lines()).filteredOn(line -> line.startsWith("`SELECT ")).hasSize(3);
    assertThat(run.lines()).filteredOn(line -> line.startsWith("| 2 | 300 |")).hasSize(3);
    assertThat(run.lines()).filteredOn(line -> line.contains(" / decode, CPU")).hasSize(3);
    assertThat(run.lines()).filteredOn(line -> line.startsWith("| `SELECT 1`")).hasSize(1);
    assertThat(run.lines()).filteredOn(line -> line.startsWith("| all | 300 |")).hasSize(1);
    assertThat(run.lines().getLast()).contains(" 603 requests for these 300 jobs:");
  }

  @Test
  void comparesEveryAccountOfAnOrganizationInEachRun() {
    Run run = run("organization", "--accounts=20", "--regions=2", "--runs=2");

    assertThat(run.exitCode()).as(run.lines().toString()).isZero();
    assertThat(run.lines())
        .filteredOn(line -> line.matches("\\| [12] \\| .* \\| 0 \\|"))
        .hasSize(2);
    assertThat(run.lines().getLast())
        .isEqualTo(
            "40 accounts and Regions, 148 jobs where requests are allowed; 148 rows written; 0"
                + " without a complete pass over all jobs.");
  }

  @Test
  void refusesAnOrganizationOfOneAccount() {
    assertThat(run("organization", "--accounts=1").exitCode()).isEqualTo(2);
  }

  @Test
  void printsHowLongTheFirstAnswerInSqlTakes() {
    Run run = run("sql-start", "--runs=1");

    assertThat(run.exitCode()).isLessThan(2);
    assertThat(run.lines()).filteredOn(line -> line.contains(": seconds |")).hasSize(2);
    assertThat(run.lines().getLast()).startsWith("| the product / Calcite | ");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client runs on Linux only")
  void printsHowLongEveryFunctionNeedsUntilItsFirstResponse() {
    Run run = run("cold-start", "--runs=1");

    // A busy machine may exceed the bounds.
    assertThat(run.exitCode()).isLessThan(2);
    String times = "( [0-9,]+ \\([0-9,]+ to [0-9,]+\\) \\|){4}";
    assertThat(run.lines())
        .filteredOn(line -> line.matches("\\| [a-z, ]+ \\|%s.*\\|".formatted(times)))
        .hasSize(6);
    assertThat(run.lines())
        .filteredOn(line -> line.matches("\\| (naive|ingest) \\|.*PutItem [1-9].*"))
        .hasSize(2);
    assertThat(run.lines())
        .filteredOn(line -> line.matches("\\| (query|sql) \\|.*Query [1-9].*"))
        .hasSize(2);
    assertThat(run.lines()).filteredOn(line -> line.contains(" / naive |")).hasSize(5);
  }

  @Test
  void exitsWithTwoWithoutAColdStart() {
    assertThat(run("cold-start", "--runs=0").exitCode()).isEqualTo(2);
  }

  @Test
  void printsWhatIsInTheZipsAndExitsWithZeroWithinTheirBounds() {
    Run run = run("sizes");

    assertThat(run.exitCode()).isZero();
    assertThat(run.lines())
        .filteredOn(line -> line.matches("\\| (ingest|query) \\| .* \\| (18|9) \\|  \\| .*"))
        .hasSize(2);
    assertThat(run.lines())
        .anyMatch(line -> line.matches("\\| sagemaker \\| [0-9,]+ \\| [0-9,]+ \\|  \\|  \\|"))
        .anyMatch(line -> line.matches("\\| libduckdb_java .* \\|  \\|  \\| 2[0-9],[0-9]+ \\|"));
  }

  @Test
  void printsHowFastAListExaminesEveryEntryOfItsRows() {
    Run run = run("list-speed", "--rows=300", "--runs=2");

    String seconds = "[0-9]+\\.[0-9]{3} \\| [0-9]+\\.[0-9]{2}";
    String measured = "\\| [12] \\| 300 \\| %1$s \\| 300 \\| %1$s \\|".formatted(seconds);
    // So little work can take less than the system's smallest step of CPU time.
    String figure = "\\| (list|decode only)[:/, A-Za-z]+( \\| ([0-9,.]+|NaN|Infinity)){4} \\|";
    assertThat(run.exitCode()).isZero();
    assertThat(run.lines()).filteredOn(line -> line.matches(measured)).hasSize(2);
    assertThat(run.lines()).filteredOn(line -> line.matches(figure)).hasSize(9);
    assertThat(run.lines().getLast())
        .matches(
            "`GET /v1/.*` on 300 rows, entries of the index of 1,[0-9]{3} bytes on average\\.");
  }

  @Test
  void printsWhatEveryPassOfTheReconciliationCostsAndExitsWithZeroWithinTheLimits() {
    Run run = run("reconciliation", "--jobs=1500", "--unchanged=1500");

    assertThat(run.exitCode()).isZero();
    assertThat(run.lines())
        .filteredOn(line -> line.startsWith("| every job"))
        .singleElement()
        .asString()
        .contains("| 1,500 |");
    assertThat(run.lines())
        .filteredOn(line -> line.startsWith("| a later one, nothing changed | 1,500 |"))
        .hasSize(1);
    assertThat(run.lines().getLast()).contains(" read units, so the pass costs 1.");
  }

  @Test
  void exitsWithTwoForTooFewJobs() {
    assertThat(run("reconciliation", "--jobs=10").exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--rows=0", "--runs=0"})
  void exitsWithTwoWithoutARowOrARun(String option) {
    Run run = run("list-speed", option);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.lines()).isEmpty();
  }
}
