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

/// Starts functions and measures them.
///
/// @param stub what they call
/// @param prefix of the command of each process
/// @param options of each JVM, in addition to Lambda's
record ColdStarts(AwsStub stub, List<String> prefix, List<String> options) {
  /// Loaded classes and called operations of one start.
  ///
  /// @param classes that were loaded until the first response
  /// @param classesRestored that were loaded from the first invocation after a restore to its
  ///     response
  /// @param calls how often each operation was called
  record Footprint(long classes, long classesRestored, Map<String, Integer> calls) {}

  /// Starts a function, invokes it once and ends it; then the same with a primed one.
  ColdStart measure(Contender contender) {
    stub.takeCalls();
    FunctionStart start = start(contender);
    try (LambdaProcess function = LambdaProcess.start(contender.folder(), start)) {
      Duration call = call(contender, function);
      return new ColdStart(
          function.initTime(), call, function.cpuTime(), restored(contender, start.forSnapshot()));
    }
  }

  private Duration restored(Contender contender, FunctionStart start) {
    try (LambdaProcess function = LambdaProcess.start(contender.folder(), start)) {
      stub.takeCalls();
      return call(contender, function);
    }
  }

  private Duration call(Contender contender, LambdaProcess function) {
    long began = System.nanoTime();
    String answer = function.invoke(contender.work().event());
    Duration call = Duration.ofNanos(System.nanoTime() - began);
    contender.work().check(contender.name(), answer, stub.takeCalls(), function.logs());
    return call;
  }

  /// Starts a function, and one that is primed, whose JVMs write down each class that they load.
  Footprint footprint(Contender contender) throws IOException {
    Path log = Files.createTempFile("cold-start-", ".classes");
    try {
      FunctionStart start = start(contender).loggingClasses(log);
      Map<String, Integer> calls;
      try (LambdaProcess function = LambdaProcess.start(contender.folder(), start)) {
        stub.takeCalls();
        String answer = function.invoke(contender.work().event());
        calls = stub.takeCalls();
        contender.work().check(contender.name(), answer, calls, function.logs());
      }
      long classes = FunctionStart.loadedClasses(log);
      try (LambdaProcess function = LambdaProcess.start(contender.folder(), start.forSnapshot())) {
        long primed = FunctionStart.loadedClasses(log);
        call(contender, function);
        return new Footprint(classes, FunctionStart.loadedClasses(log) - primed, calls);
      }
    } finally {
      Files.delete(log);
    }
  }

  private FunctionStart start(Contender contender) {
    return new FunctionStart(contender.handler(), environment(), prefix, options);
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
