package dev.trainspotter.benchmarks.coldstart;

import dev.trainspotter.emulators.lambda.FunctionFolder;
import java.util.Map;
import java.util.Set;

/// A function that is started.
///
/// @param name in the tables
/// @param handler its class
/// @param folder its unpacked zip or jar
/// @param bytes the size of that file
/// @param work what it does
record Contender(String name, String handler, FunctionFolder folder, long bytes, Work work) {
  /// The first invocation of a function.
  ///
  /// @param event in JSON
  /// @param response what its response contains when it succeeds
  /// @param operations of which it must call at least one; empty if it calls none
  record Work(String event, String response, Set<String> operations) {
    /// Fails unless the work was done.
    ///
    /// @param calls how often each operation was called
    /// @param log the output of its process
    void check(String name, String answer, Map<String, Integer> calls, String log) {
      if (!answer.contains(response)) {
        throw new IllegalStateException("%s did not succeed: %s%n%s".formatted(name, answer, log));
      }
      if (!operations.isEmpty() && operations.stream().noneMatch(calls::containsKey)) {
        throw new IllegalStateException(
            "%s called none of %s; it called %s%n%s".formatted(name, operations, calls, log));
      }
    }
  }
}
