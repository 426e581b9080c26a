package dev.trainspotter.benchmarks.sqlspeed;

import dev.trainspotter.benchmarks.product.MeasuredTables;
import dev.trainspotter.benchmarks.product.SqlCalls;
import dev.trainspotter.benchmarks.replay.FigureTable;
import dev.trainspotter.benchmarks.replay.MeasuredRun;
import dev.trainspotter.benchmarks.replay.SpeedTable;
import dev.trainspotter.benchmarks.rows.BulkLoad;
import dev.trainspotter.benchmarks.rows.ProgressLog;
import dev.trainspotter.benchmarks.rows.ServedIndex;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `local/benchmarks/run sql-speed`: what queries cost on top of decoding the pages that they read.
@Command(
    name = "sql-speed",
    description =
        "Keeps the index entries of generated jobs in memory as DynamoDB sends them, and sends"
            + " queries in SQL to them. Prints how fast they examine index entries,"
            + " and how fast the SDK alone decodes them. Then compares the read units of queries"
            + " and of lists of the same rows, and exits with 1 when a query needs more.",
    mixinStandardHelpOptions = true)
public final class SqlSpeedCommand implements Callable<Integer> {
  /// Runs that are not measured, in which the JVM compiles the code.
  private static final int WARM_UPS = 3;

  /// Read units do not depend on how many rows there are, and DynamoDB Local takes long to load
  // them.
  private static final int MOST_COMPARED = 6_000;

  private static final String SMALLEST = "SELECT 1";

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
    progress.say("generating %,d index entries in memory".formatted(rows));
    try (MeasuredTables tables = MeasuredTables.inMemory();
        ServedIndex index = new ServedIndex(rows)) {
      for (MeasuredStatement statement : MeasuredStatement.values()) {
        progress.say("measuring: " + statement.title());
        out.println("`%s`%n".formatted(statement.sql()));
        out.println(new SpeedTable(statement.title(), measure(tables, index, statement)).text());
      }
      int compared = Math.min(rows, MOST_COMPARED);
      progress.say("comparing read units with %,d rows in DynamoDB Local".formatted(compared));
      new BulkLoad(tables.dynamo()).put(0, compared);
      out.println(smallest(tables));
      List<SameRows.Cost> costs = SameRows.all().stream().map(same -> same.cost(tables)).toList();
      out.println(SameRows.Cost.table(costs));
      out.println(new Poller(rows).text());
      return costs.stream().allMatch(SameRows.Cost::isWithinLimit) ? 0 : 1;
    }
  }

  /// How long the function takes for a query that reads nothing.
  private String smallest(MeasuredTables tables) {
    SqlCalls calls = new SqlCalls(tables.settings(), tables.dynamo());
    List<Double> milliseconds =
        DoubleStream.generate(() -> milliseconds(calls))
            .limit(WARM_UPS + (long) runs)
            .skip(WARM_UPS)
            .boxed()
            .toList();
    return new FigureTable().with("`%s`: milliseconds".formatted(SMALLEST), 1, milliseconds).text();
  }

  private static double milliseconds(SqlCalls calls) {
    long began = System.nanoTime();
    calls.ask(SMALLEST);
    return (System.nanoTime() - began) / 1e6;
  }

  private List<MeasuredRun> measure(
      MeasuredTables tables, ServedIndex index, MeasuredStatement statement) {
    RepeatedSql repeated = new RepeatedSql(tables, index, statement.sql());
    return Stream.generate(() -> MeasuredRun.of(repeated::run, repeated::decode))
        .limit(WARM_UPS + (long) runs)
        .skip(WARM_UPS)
        .toList();
  }
}
