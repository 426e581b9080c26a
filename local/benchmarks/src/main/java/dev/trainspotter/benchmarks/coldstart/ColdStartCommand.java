package dev.trainspotter.benchmarks.coldstart;

import dev.trainspotter.benchmarks.product.MeasuredTables;
import dev.trainspotter.benchmarks.rows.BulkLoad;
import dev.trainspotter.benchmarks.rows.ProgressLog;
import dev.trainspotter.emulators.lambda.FunctionStart;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `local/benchmarks/run cold-start`: how long a new process of each function needs until its first
/// response.
@Command(
    name = "cold-start",
    description =
        "Starts each function from its zip under Lambda's runtime client, and a naive function that"
            + " keeps the same job. Prints how long each needs until its first response. Exits with"
            + " 1 when ingest needs more than 0.65 of the naive function's time, or query more than"
            + " 0.50, or when a function loads more than 40 classes in its first call after a"
            + " restore.",
    mixinStandardHelpOptions = true)
public final class ColdStartCommand implements Callable<Integer> {
  private static final int ROWS = 200;

  /// The largest medians of a function's total divided by that of the naive one.
  private static final double MOST_OF_INGEST = 0.65;

  private static final double MOST_OF_QUERY = 0.50;

  /// The most classes that a primed function may load in its first call.
  private static final int MOST_CLASSES = 40;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "10",
      description = "The number of measured starts of each function. Default: ${DEFAULT-VALUE}.")
  private int runs;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, GeneralSecurityException {
    if (runs < 1 && spec != null) {
      throw new ParameterException(
          spec.commandLine(), "--runs must be at least 1, was %d".formatted(runs));
    }
    Path house = Path.of(System.getProperty("house", "."));
    try (MeasuredTables tables = MeasuredTables.inMemory();
        TlsFiles tls = TlsFiles.create();
        Contenders contenders = Contenders.unpack(house);
        Cpus cpus = Cpus.divide()) {
      new BulkLoad(tables.dynamo()).put(0, ROWS);
      boolean isTls = tls.isPrefixAllowed();
      Map<String, String> sageMaker = new FirstEvents(house.resolve("events")).sageMaker();
      try (AwsStub stub =
          new AwsStub(sageMaker, tables.local().endpoint(), isTls ? tls.context() : null)) {
        List<String> prefix = new ArrayList<>(cpus.prefix());
        prefix.addAll(isTls ? tls.prefix() : List.of());
        ColdStarts starts = new ColdStarts(stub, prefix, isTls ? List.of(tls.option()) : List.of());
        ColdStartTable table = measure(starts, contenders.all());
        print(table, method(cpus, isTls), cpus);
        boolean isIngestWithin = isWithin(table, "ingest", MOST_OF_INGEST);
        boolean isQueryWithin = isWithin(table, "query", MOST_OF_QUERY);
        boolean isPrimed = isPrimed(table);
        return isIngestWithin && isQueryWithin && isPrimed ? 0 : 1;
      }
    }
  }

  private static void print(ColdStartTable table, String method, Cpus cpus) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(Machine.description(cpus.all().size()) + ".");
    out.println(method);
    out.println();
    out.print(table.text());
  }

  /// The first round is not timed: it reads the files from the disk, the stub records its
  /// responses, and classes and calls are counted.
  private ColdStartTable measure(ColdStarts starts, List<Contender> contenders) throws IOException {
    ProgressLog progress = new ProgressLog(System.err);
    progress.say("a first round, which is not timed");
    List<MeasuredFunction> functions = new ArrayList<>();
    for (Contender each : contenders) {
      functions.add(new MeasuredFunction(each, new ArrayList<>(), starts.footprint(each)));
    }
    for (int round = 1; round <= runs; round++) {
      progress.say("round %d of %d".formatted(round, runs));
      functions.forEach(each -> each.starts().add(starts.measure(each.contender())));
    }
    return new ColdStartTable(functions);
  }

  private String method(Cpus cpus, boolean isTls) {
    return """
    Each round starts every function once, one after the other, under Lambda's runtime client
    with %s, %s. Functions call a stub
    %s. Init is the time from the start of the process until the handler
    waits for an invocation. Figures are medians with ranges. Timed rounds: %d, after a first one that is not timed.\
    """
        .formatted(
            String.join(" ", FunctionStart.LAMBDA_OPTIONS),
            cpus.description(),
            isTls
                ? "over TLS, in place of SageMaker and DynamoDB"
                : "over plain HTTP, because this machine does not allow `unshare` to trust it",
            runs);
  }

  private static boolean isPrimed(ColdStartTable table) {
    List<String> unprimed =
        Stream.of("ingest", "query", "sql")
            .filter(function -> table.classesRestored(function) > MOST_CLASSES)
            .toList();
    if (!unprimed.isEmpty()) {
      System.err.printf(
          Locale.ROOT,
          "%s load more than %d classes in the first call after a restore%n",
          String.join(", ", unprimed),
          MOST_CLASSES);
    }
    return unprimed.isEmpty();
  }

  private static boolean isWithin(ColdStartTable table, String function, double bound) {
    double ratio = table.ratio(function);
    if (ratio > bound) {
      System.err.printf(
          Locale.ROOT,
          "%s needs %.2f of the naive function's time; the bound is %.2f%n",
          function,
          ratio,
          bound);
    }
    return ratio <= bound;
  }
}
