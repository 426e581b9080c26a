package dev.trainspotter.benchmarks.sizes;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `local/benchmarks/run sizes`: how large the shipped zips are, compared with their bounds, and
/// what is in them.
@Command(
    name = "sizes",
    description =
        "Reads the zips that the build makes of the functions. Prints their sizes, and what each"
            + " library adds to them. Exits with 1 when a zip is larger than its bound.",
    mixinStandardHelpOptions = true)
public final class SizesCommand implements Callable<Integer> {
  private static final long MEGABYTE = 1_000_000;

  @Override
  public Integer call() throws IOException {
    Path house = Path.of(System.getProperty("house", "."));
    List<FunctionSize> functions =
        List.of(
            FunctionSize.read(house, "ingest", 18 * MEGABYTE),
            FunctionSize.read(house, "query", 9 * MEGABYTE),
            FunctionSize.read(house, "sql", null));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.print(new SizeTable(functions).text());
    return functions.stream().allMatch(FunctionSize::isWithinBound) ? 0 : 1;
  }
}
