package dev.trainspotter.benchmarks.readunits;

import dev.trainspotter.benchmarks.rows.KeptRows;
import dev.trainspotter.benchmarks.rows.KeptRowsState;
import dev.trainspotter.benchmarks.rows.ProgressLog;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `local/benchmarks/run read-units`: what each request costs, compared with its limit.
@Command(
    name = "read-units",
    description =
        "Generates rows in DynamoDB Local, once, and sends requests for them to the API. Prints"
            + " what each request costs in read units, and exits with 1 if a request costs more"
            + " than its limit.",
    mixinStandardHelpOptions = true)
public final class ReadUnitsCommand implements Callable<Integer> {
  private static final int MIN_ROWS = 5_000;
  private static final int DEFAULT_ROWS = 1_000_000;
  private static final int DEFAULT_ROWS_IN_CI = 10_000;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "The number of rows, at least 5000. Default: 1000000, or 10000 if CI=true.")
  private @Nullable Integer requestedRows;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "The folder in which the rows are kept. Default: .local/benchmarks in the repository.")
  private Path data = Path.of(System.getProperty("house", "."), ".local", "benchmarks");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    ProgressLog progress = new ProgressLog(System.err);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int rows = rows();
    try (KeptRows kept = KeptRows.in(data.resolve("read-units-" + rows), rows, progress)) {
      List<RequestCost> costs = new ReadUnits(progress).costs(kept);
      out.print(RequestCost.table(costs));
      out.println();
      out.println(description(kept.state()));
      return costs.stream().allMatch(RequestCost::isWithinLimit) ? 0 : 1;
    }
  }

  private int rows() {
    if (requestedRows == null) {
      return "true".equals(System.getenv("CI")) ? DEFAULT_ROWS_IN_CI : DEFAULT_ROWS;
    }
    if (requestedRows < MIN_ROWS && spec != null) {
      throw new ParameterException(
          spec.commandLine(),
          "--rows must be at least %d, was %d".formatted(MIN_ROWS, requestedRows));
    }
    return requestedRows;
  }

  private static String description(KeptRowsState state) {
    return String.format(
        Locale.ROOT,
        "%,d rows of %,d bytes on average, entries of the index of %,d bytes; generated in %s.",
        state.count(),
        state.bytes().rows() / state.count(),
        state.bytes().entries() / state.count(),
        ProgressLog.length(state.time()));
  }
}
