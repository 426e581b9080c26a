package dev.trainspotter.benchmarks.sqlspeed;

import dev.trainspotter.benchmarks.product.MeasuredTables;
import dev.trainspotter.benchmarks.replay.MeasuredRun;
import dev.trainspotter.benchmarks.replay.SpeedTable;
import dev.trainspotter.benchmarks.rows.BulkLoad;
import dev.trainspotter.benchmarks.rows.ProgressLog;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `local/benchmarks/run sql-speed`: what queries cost on top of decoding the pages that they read.
@Command(
    name = "sql-speed",
    description =
        "Puts rows into DynamoDB Local, records its responses to queries in SQL, and repeats the"
            + " queries with the recorded responses. Prints how fast they examine index entries,"
            + " and how fast the SDK alone decodes them.",
    mixinStandardHelpOptions = true)
public final class SqlSpeedCommand implements Callable<Integer> {
  /// Runs that are not measured, in which the JVM compiles the code.
  private static final int WARM_UPS = 3;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "100000",
      description = "The number of rows. Default: 100000.")
  private int rows;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "10",
      description = "The number of measured runs of each query. Default: 10.")
  private int runs;

  @Override
  public Integer call() {
    ProgressLog progress = new ProgressLog(System.err);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (MeasuredTables tables = MeasuredTables.inMemory()) {
      progress.say("generating %,d rows in memory".formatted(rows));
      new BulkLoad(tables.dynamo()).put(0, rows);
      for (MeasuredStatement statement : MeasuredStatement.values()) {
        progress.say("measuring: " + statement.title());
        out.println("`%s`%n".formatted(statement.sql()));
        out.println(new SpeedTable(statement.title(), measure(tables, statement)).text());
      }
      return 0;
    }
  }

  private List<MeasuredRun> measure(MeasuredTables tables, MeasuredStatement statement) {
    try (RecordedSql recorded = new RecordedSql(tables, statement.sql())) {
      return Stream.generate(() -> MeasuredRun.of(recorded::run, recorded::decode))
          .limit(WARM_UPS + (long) runs)
          .skip(WARM_UPS)
          .toList();
    }
  }
}
