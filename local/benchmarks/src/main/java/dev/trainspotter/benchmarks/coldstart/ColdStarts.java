package dev.trainspotter.benchmarks.coldstart;

import dev.trainspotter.benchmarks.product.MeasuredTables;
import dev.trainspotter.edge.Setting;
import dev.trainspotter.emulators.lambda.FunctionStart;
import dev.trainspotter.emulators.lambda.LambdaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Starts functions and measures them.
///
/// @param stub what they call
/// @param prefix of the command of each process
/// @param options of each JVM, in addition to Lambda's
record ColdStarts(AwsStub stub, List<String> prefix, List<String> options) {
  /// Loaded classes and called operations of one start.
  ///
  /// @param classes that were loaded until the first response
  /// @param calls how often each operation was called
  record Footprint(long classes, Map<String, Integer> calls) {}

  /// Starts a function, invokes it once and ends it.
  ColdStart measure(Contender contender) {
    stub.takeCalls();
    try (LambdaProcess function =
        LambdaProcess.start(contender.folder(), start(contender, options))) {
      long began = System.nanoTime();
      String answer = function.invoke(contender.work().event());
      Duration call = Duration.ofNanos(System.nanoTime() - began);
      Duration cpu = function.cpuTime();
      contender.work().check(contender.name(), answer, stub.takeCalls(), function.logs());
      return new ColdStart(function.initTime(), call, cpu);
    }
  }

  /// Starts a function whose JVM writes down each class that it loads.
  Footprint footprint(Contender contender) throws IOException {
    Path log = Files.createTempFile("cold-start-", ".classes");
    List<String> logging =
        Stream.concat(
                options.stream(), Stream.of("-Xlog:class+load:file=%s::filecount=0".formatted(log)))
            .toList();
    stub.takeCalls();
    try (LambdaProcess function =
        LambdaProcess.start(contender.folder(), start(contender, logging))) {
      String answer = function.invoke(contender.work().event());
      Map<String, Integer> calls = stub.takeCalls();
      contender.work().check(contender.name(), answer, calls, function.logs());
      try (Stream<String> lines = Files.lines(log)) {
        return new Footprint(lines.filter(line -> line.contains(" source: ")).count(), calls);
      }
    } finally {
      Files.delete(log);
    }
  }

  private FunctionStart start(Contender contender, List<String> jvm) {
    return new FunctionStart(contender.handler(), environment(), prefix, jvm);
  }

  private Map<String, String> environment() {
    return Map.of(
        Setting.TABLE_NAME.name(),
        MeasuredTables.CATALOG,
        Setting.STATE_TABLE_NAME.name(),
        MeasuredTables.STATE,
        Setting.ACCOUNTS.name(),
        "111122223333",
        "AWS_ENDPOINT_URL",
        stub.endpoint().toString());
  }
}
