package dev.trainspotter.benchmarks.reconciliation;

import dev.trainspotter.benchmarks.product.MeasuredTables;
import dev.trainspotter.benchmarks.rows.ProgressLog;
import dev.trainspotter.emulators.ElasticMq;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `local/benchmarks/run reconciliation`: requests and units of the first pass over all jobs, and
/// of a pass that finds nothing changed.
@Command(
    name = "reconciliation",
    description =
        "Lets the reconcile function find every job of a generated account, and lets it compare"
            + " the jobs of another one whose rows are up to date. Prints requests to SageMaker,"
            + " read and write units, time and memory, and exits with 1 if one of them is above its"
            + " limit.",
    mixinStandardHelpOptions = true)
public final class ReconciliationCommand implements Callable<Integer> {
  /// More requests than pages: those that a run repeats, and the ranges that come due meanwhile.
  private static final double MOST_CALLS_FOR_A_PAGE = 1.08;

  private static final int MOST_OTHER_CALLS = 30;
  private static final double MOST_UNITS_FOR_A_READING = 1.1;

  /// Read units that a run may use for other things than the account's index: the notes of the
  /// state table, and the index of jobs by status, in which it looks for running jobs.
  private static final int MOST_OTHER_UNITS = 20;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "The number of jobs, at least 1000. Default: 462178, or 3000 if CI=true.")
  private @Nullable Integer requestedJobs;

  @Option(
      names = "--unchanged",
      paramLabel = "N",
      description =
          "The number of unchanged jobs, at least 1000. Default: 100000, or 3000 if CI=true.")
  private @Nullable Integer requestedUnchanged;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    ProgressLog progress = new ProgressLog(System.err);
    GeneratedAccount found = new GeneratedAccount(jobs("--jobs", requestedJobs, 462_178));
    GeneratedAccount unchanged =
        new GeneratedAccount(jobs("--unchanged", requestedUnchanged, 100_000));
    try (ElasticMq queues = ElasticMq.start()) {
      out.println(
          "| pass | jobs | calls | runs | time | read units | write units | rows written | MiB |");
      out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
      boolean isFound = findsEveryJob(found, queues, out, progress);
      boolean isUnchanged = comparesUnchangedJobs(unchanged, queues, out, progress);
      return isFound && isUnchanged ? 0 : 1;
    }
  }

  private int jobs(String option, @Nullable Integer requested, int all) {
    if (requested == null) {
      return "true".equals(System.getenv("CI")) ? 3_000 : all;
    }
    if (requested < 1000 && spec != null) {
      throw new ParameterException(
          spec.commandLine(), "%s must be at least 1000, was %d".formatted(option, requested));
    }
    return requested;
  }

  private static boolean findsEveryJob(
      GeneratedAccount account, ElasticMq queues, PrintStream out, ProgressLog progress) {
    try (MeasuredTables tables = MeasuredTables.inMemory()) {
      progress.say("finding %,d jobs".formatted(account.jobs()));
      MeasuredPasses.Cost cost = new MeasuredPasses(tables, queues, account).everyJob(progress);
      print(out, "every job for the first time", account, cost);
      return cost.calls() <= account.jobs() / 100.0 * MOST_CALLS_FOR_A_PAGE + MOST_OTHER_CALLS
          && cost.writtenRows() == account.jobs();
    }
  }

  private static boolean comparesUnchangedJobs(
      GeneratedAccount account, ElasticMq queues, PrintStream out, ProgressLog progress) {
    try (MeasuredTables tables = MeasuredTables.inMemory()) {
      MeasuredPasses passes = new MeasuredPasses(tables, queues, account);
      progress.say("describing %,d jobs".formatted(account.jobs()));
      passes.describeEveryJob();
      passes.everyJob(progress);
      passes.pass(Duration.ofDays(8));
      progress.say("comparing them again");
      MeasuredPasses.Cost cost = passes.everyJob(progress);
      double index = passes.readIndexOnce();
      print(out, "a later one, nothing changed", account, cost);
      out.printf(
          Locale.ROOT,
          "%nReading the index of the unchanged jobs once: %,.1f read units, so the pass costs %.2f"
              + " times that.%n",
          index,
          cost.readUnits() / index);
      double most = index * MOST_UNITS_FOR_A_READING + cost.runs() * (double) MOST_OTHER_UNITS;
      return cost.writtenRows() == 0 && cost.readUnits() <= most;
    }
  }

  private static void print(
      PrintStream out, String pass, GeneratedAccount account, MeasuredPasses.Cost cost) {
    out.printf(
        Locale.ROOT,
        "| %s | %,d | %,d | %d | %s | %,.1f | %,.1f | %,d | %d |%n",
        pass,
        account.jobs(),
        cost.calls(),
        cost.runs(),
        ProgressLog.length(cost.time()),
        cost.readUnits(),
        cost.writeUnits(),
        cost.writtenRows(),
        cost.heap() >> 20);
  }
}
