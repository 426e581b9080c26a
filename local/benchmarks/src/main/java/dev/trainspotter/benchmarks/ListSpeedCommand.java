package dev.trainspotter.benchmarks;

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
        "Puts rows into DynamoDB Local, records what it answers to one list request and repeats"
            + " that request from the recording: prints how fast the list API examines entries,"
            + " and how fast the SDK alone decodes them.",
    mixinStandardHelpOptions = true)
final class ListSpeedCommand implements Callable<Integer> {
  /// A list examines no more in one answer.
  private static final int BOUND = 10_000;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "12000",
      description = "How many rows; by default 12000, of which a list examines 10000.")
  private int rows;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "15",
      description = "How many requests are measured, after ten to warm up; by default 15.")
  private int runs;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    check("--rows", rows);
    check("--runs", runs);
    BenchmarkProgress progress = new BenchmarkProgress(System.err);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (BenchmarkTables tables = BenchmarkTables.inMemory()) {
      progress.say("making %,d rows in memory".formatted(rows));
      Bytes bytes = new BulkLoad(tables.dynamo()).put(0, rows);
      progress.say("recording what DynamoDB Local answers");
      try (RecordedList recorded = new RecordedList(tables)) {
        progress.say("measuring %d runs".formatted(runs));
        out.print(new SpeedTable(ListSpeed.measure(recorded, runs, Math.min(rows, BOUND))).text());
      }
      out.println();
      out.println(description(bytes));
      return 0;
    }
  }

  private String description(Bytes bytes) {
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
