package dev.trainspotter.benchmarks;

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

/// `local/benchmarks/run read-units`: what each question costs, held to its limit.
@Command(
    name = "read-units",
    description =
        "Makes rows in DynamoDB Local, once, and asks the API for them: prints what each question"
            + " costs in read units and ends with 1 when one costs more than it may.",
    mixinStandardHelpOptions = true)
final class ReadUnitsCommand implements Callable<Integer> {
  private static final int FEWEST = 5_000;
  private static final int MANY = 1_000_000;
  private static final int MANY_IN_CI = 10_000;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "How many rows, at least 5000; by default 1000000, or 10000 where CI=true.")
  private @Nullable Integer asked;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the rows are kept; by default .local/benchmarks in the house.")
  private Path data = Path.of(System.getProperty("house", "."), ".local", "benchmarks");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    BenchmarkProgress progress = new BenchmarkProgress(System.err);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int rows = rows();
    try (KeptRows kept = KeptRows.in(data.resolve("read-units-" + rows), rows, progress)) {
      List<Figure> figures = new ReadUnits(progress).figures(kept);
      out.print(Figure.table(figures));
      out.println();
      out.println(description(kept.note()));
      return figures.stream().allMatch(Figure::holds) ? 0 : 1;
    }
  }

  private int rows() {
    if (asked == null) {
      return "true".equals(System.getenv("CI")) ? MANY_IN_CI : MANY;
    }
    if (asked < FEWEST && spec != null) {
      throw new ParameterException(
          spec.commandLine(), "--rows must be at least %d, was %d".formatted(FEWEST, asked));
    }
    return asked;
  }

  private static String description(Note note) {
    return String.format(
        Locale.ROOT,
        "%,d rows of %,d bytes on average, entries of the index of %,d bytes; made in %s.",
        note.made(),
        note.bytes().rows() / note.made(),
        note.bytes().entries() / note.made(),
        BenchmarkProgress.length(note.time()));
  }
}
