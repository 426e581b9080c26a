package dev.trainspotter.benchmarks.listspeed;

import dev.trainspotter.benchmarks.product.MeasuredTables;
import dev.trainspotter.benchmarks.replay.SpeedTable;
import dev.trainspotter.benchmarks.rows.BulkLoad;
import dev.trainspotter.benchmarks.rows.ProgressLog;
import dev.trainspotter.benchmarks.rows.RowBytes;
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

/// `local/benchmarks/run list-speed`: how many index entries a second a list examines.
@Command(
    name = "list-speed",
    description =
        "Puts rows into DynamoDB Local, records its responses to one list request, and repeats that"
            + " request with the recorded responses. Prints how fast the list API examines entries,"
            + " and how fast the SDK alone decodes them.",
    mixinStandardHelpOptions = true)
public final class ListSpeedCommand implements Callable<Integer> {
  /// A list request examines at most this number of entries.
  private static final int BOUND = 10_000;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "12000",
      description = "The number of rows. Default: 12000, of which a list request examines 10000.")
  private int rows;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "15",
      description = "The number of measured requests, after ten to warm up. Default: 15.")
  private int runs;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    check("--rows", rows);
    check("--runs", runs);
    ProgressLog progress = new ProgressLog(System.err);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (MeasuredTables tables = MeasuredTables.inMemory()) {
      progress.say("generating %,d rows in memory".formatted(rows));
      RowBytes bytes = new BulkLoad(tables.dynamo()).put(0, rows);
      progress.say("recording the responses of DynamoDB Local");
      try (RecordedList recorded = new RecordedList(tables)) {
        progress.say("measuring %d runs".formatted(runs));
        out.print(
            new SpeedTable("list", ListSpeed.measure(recorded, runs, Math.min(rows, BOUND)))
                .text());
      }
      out.println();
      out.println(description(bytes));
      return 0;
    }
  }

  private String description(RowBytes bytes) {
    return String.format(
        Locale.ROOT,
        "`GET %s` on %,d rows, entries of the index of %,d bytes on average.",
        RecordedList.TARGET,
        rows,
        bytes.entries() / rows);
  }

  private void check(String option, int value) {
    if (value < 1 && spec != null) {
      throw new ParameterException(
          spec.commandLine(), "%s must be at least 1, was %d".formatted(option, value));
    }
  }
}
