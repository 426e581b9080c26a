package dev.trainspotter.benchmarks.organization;

import dev.trainspotter.benchmarks.product.MeasuredTables;
import dev.trainspotter.emulators.ElasticMq;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `local/benchmarks/run organization`: runs of the reconciliation over many accounts and Regions.
@Command(
    name = "organization",
    description =
        "Lets the reconcile function compare the jobs of many accounts and Regions, of which one"
            + " has half of all jobs and 5 % deny every request. Prints requests, seconds and units"
            + " of each run. Exits with 1 if a run leaves an account out, a job is missing, or"
            + " there are more requests than the limit.",
    mixinStandardHelpOptions = true)
public final class OrganizationCommand implements Callable<Integer> {
  /// Requests for an account and Region in a run in which all ranges are due, without those for
  /// further pages of jobs.
  private static final int MOST_CALLS = 5;

  private static final int PAGE = 100;

  @Option(
      names = "--accounts",
      paramLabel = "N",
      defaultValue = "1000",
      description = "The number of accounts, at least 2. Default: ${DEFAULT-VALUE}.")
  private int accounts;

  @Option(
      names = "--regions",
      paramLabel = "N",
      defaultValue = "4",
      description = "The number of Regions, 1 to 4. Default: ${DEFAULT-VALUE}.")
  private int regions;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "2",
      description = "Jobs of an account in each Region. Default: ${DEFAULT-VALUE}.")
  private int jobs;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "3",
      description = "The number of runs. Default: ${DEFAULT-VALUE}.")
  private int runs;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    check("--accounts", accounts, 2, 10_000);
    check("--regions", regions, 1, GeneratedOrganization.MOST_REGIONS);
    check("--jobs", jobs, 1, 1000);
    check("--runs", runs, 1, 1000);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    GeneratedOrganization organization = new GeneratedOrganization(accounts, regions, jobs);
    try (ElasticMq queues = ElasticMq.start();
        MeasuredTables tables = MeasuredTables.inMemory()) {
      return measure(new MeasuredRuns(tables, queues, organization), organization, out) ? 0 : 1;
    }
  }

  private boolean measure(
      MeasuredRuns measured, GeneratedOrganization organization, PrintStream out) {
    out.println("| run | seconds | calls | read units | write units | rows | left out |");
    out.println("|---:|---:|---:|---:|---:|---:|---:|");
    long places = (long) accounts * regions;
    long pages = 2 * organization.allowedJobs() / PAGE;
    long rows = 0;
    boolean isWithin = true;
    for (int run = 1; run <= runs; run++) {
      MeasuredRuns.Cost cost = measured.run();
      print(out, run, cost);
      rows += cost.rows();
      isWithin &= cost.notCompared() == 0 && cost.calls() <= MOST_CALLS * places + pages;
    }
    long without = measured.withoutEveryJob();
    out.printf(
        Locale.ROOT,
        "%n%,d accounts and Regions, %,d jobs where requests are allowed; %,d rows written; %,d"
            + " without a complete pass over all jobs.%n",
        places,
        organization.allowedJobs(),
        rows,
        without);
    return isWithin && rows == organization.allowedJobs() && without == 0;
  }

  private static void print(PrintStream out, int run, MeasuredRuns.Cost cost) {
    out.printf(
        Locale.ROOT,
        "| %d | %.1f | %,d | %,.1f | %,.1f | %,d | %,d |%n",
        run,
        cost.time().toMillis() / 1000.0,
        cost.calls(),
        cost.readUnits(),
        cost.writeUnits(),
        cost.rows(),
        cost.notCompared());
  }

  private void check(String option, int value, int least, int most) {
    if ((value < least || value > most) && spec != null) {
      throw new ParameterException(
          spec.commandLine(), "%s must be %d to %d, was %d".formatted(option, least, most, value));
    }
  }
}
