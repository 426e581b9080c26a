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
        "Lets the reconcile function find every job of a generated account, describes them all,"
            + " and lets it compare them again. Prints requests to SageMaker, read and write"
            + " units, time and memory, and exits with 1 if one of them is above its limit.",
    mixinStandardHelpOptions = true)
public final class ReconciliationCommand implements Callable<Integer> {
  /// More requests than pages: those that a run repeats, and the ranges that come due meanwhile.
  private static final double MOST_CALLS_FOR_A_PAGE = 1.08;

  private static final int MOST_OTHER_CALLS = 30;
  private static final double MOST_UNITS_FOR_A_READING = 1.1;

  /// What the other ranges and the notes of a run may read.
  private static final int MOST_OTHER_UNITS_FOR_A_RUN = 40;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "The number of jobs, at least 1000. Default: 462178, or 3000 if CI=true.")
  private @Nullable Integer requestedJobs;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    ProgressLog progress = new ProgressLog(System.err);
    GeneratedAccount account = new GeneratedAccount(jobs());
    try (MeasuredTables tables = MeasuredTables.inMemory();
        ElasticMq queues = ElasticMq.start()) {
      MeasuredPasses passes = new MeasuredPasses(tables, queues, account);
      progress.say("finding every job");
      MeasuredPasses.Cost first = passes.everyJob();
      progress.say("describing every job");
      passes.describeEveryJob();
      passes.finish();
      passes.pass(Duration.ofDays(8));
      progress.say("comparing every job again");
      MeasuredPasses.Cost again = passes.everyJob();
      double index = passes.readIndexOnce();
      out.println(
          "| pass | jobs | calls | runs | time | read units | write units | rows written | MiB |");
      out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
      print(out, "every job for the first time", account, first);
      print(out, "the same, nothing changed", account, again);
      out.printf(Locale.ROOT, "%nReading the index once: %,.1f read units.%n", index);
      return isWithinLimits(account, first, again, index) ? 0 : 1;
    }
  }

  private int jobs() {
    if (requestedJobs == null) {
      return "true".equals(System.getenv("CI")) ? 3_000 : 462_178;
    }
    if (requestedJobs < 1000 && spec != null) {
      throw new ParameterException(
          spec.commandLine(), "--jobs must be at least 1000, was " + requestedJobs);
    }
    return requestedJobs;
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

  private static boolean isWithinLimits(
      GeneratedAccount account,
      MeasuredPasses.Cost first,
      MeasuredPasses.Cost again,
      double index) {
    double mostCalls = account.jobs() / 100.0 * MOST_CALLS_FOR_A_PAGE + MOST_OTHER_CALLS;
    double mostUnits =
        index * MOST_UNITS_FOR_A_READING + again.runs() * (double) MOST_OTHER_UNITS_FOR_A_RUN;
    return first.calls() <= mostCalls
        && first.writtenRows() == account.jobs()
        && again.writtenRows() == 0
        && again.readUnits() <= mostUnits;
  }
}
