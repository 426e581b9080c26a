package dev.trainspotter.benchmarks.sqlstart;

import dev.trainspotter.benchmarks.replay.FigureTable;
import dev.trainspotter.benchmarks.rows.ProgressLog;
import dev.trainspotter.emulators.EngineFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `local/benchmarks/run sql-start`: how long a new process needs until its first answer in SQL.
@Command(
    name = "sql-start",
    description =
        "Starts processes that answer one query and end, with the product's SQL engine and with"
            + " Apache Calcite alternately. Prints how long they take. Exits with 1 when the"
            + " product needs more than half of Calcite's time.",
    mixinStandardHelpOptions = true)
public final class SqlStartCommand implements Callable<Integer> {
  private static final double MOST_OF_CALCITE = 0.5;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "10",
      description = "The number of measured pairs of processes. Default: 10.")
  private int runs;

  @Override
  public Integer call() throws IOException, InterruptedException {
    ProgressLog progress = new ProgressLog(System.err);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (EngineFiles engine = EngineFiles.unpack()) {
      List<Double> product = new ArrayList<>();
      List<Double> calcite = new ArrayList<>();
      List<Double> ratios = new ArrayList<>();
      // The first pair is not measured: it reads the files from the disk.
      for (int i = 0; i <= runs; i++) {
        progress.say("pair %d of %d".formatted(i, runs));
        double first = seconds(engine, ProductStart.class);
        double second = seconds(engine, CalciteStart.class);
        if (i > 0) {
          product.add(first);
          calcite.add(second);
          ratios.add(first / second);
        }
      }
      FigureTable table =
          new FigureTable()
              .with("the product: seconds", 3, product)
              .with("Calcite: seconds", 3, calcite)
              .with("the product / Calcite", 2, ratios);
      out.print(table.text());
      return FigureTable.median(ratios) <= MOST_OF_CALCITE ? 0 : 1;
    }
  }

  /// How long a process takes, with the serial collector and the first JIT compiler only.
  private static double seconds(EngineFiles engine, Class<?> program)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                engine.classPath(),
                program.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String answer =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    int exitCode = process.waitFor();
    double seconds = (System.nanoTime() - began) / 1e9;
    if (exitCode != 0 || !answer.equals(Integer.toString(StartRows.groups()))) {
      throw new IllegalStateException(
          "%s ended with %d and printed: %s".formatted(program.getSimpleName(), exitCode, answer));
    }
    return seconds;
  }
}
