package dev.trainspotter.benchmarks.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The CPUs of this machine: the last one is for the functions, the others are for this program
/// with the stub. Where there is only one, they share it.
///
/// @param all that this program may use at first
/// @param isPinned whether `taskset` can restrict a process to a CPU
record Cpus(List<Integer> all, boolean isPinned) implements AutoCloseable {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String ALLOWED = "Cpus_allowed_list:";

  /// Restricts this program until `close()`.
  static Cpus divide() throws IOException {
    List<Integer> all;
    try (Stream<String> lines = Files.lines(STATUS)) {
      all =
          lines
              .filter(line -> line.startsWith(ALLOWED))
              .flatMap(line -> Stream.of(line.substring(ALLOWED.length()).strip().split(",")))
              .flatMapToInt(Cpus::range)
              .boxed()
              .toList();
    }
    List<Integer> ours = all.size() > 1 ? all.subList(0, all.size() - 1) : all;
    return new Cpus(all, restrict(ours));
  }

  /// The start of a command whose process uses the last CPU only; empty without `taskset`.
  List<String> prefix() {
    return isPinned ? List.of("taskset", "-c", all.getLast().toString()) : List.of();
  }

  /// What the prefix does, in words.
  String description() {
    if (!isPinned) {
      return "not restricted to a CPU, because there is no `taskset`";
    }
    return all.size() > 1 ? "on a CPU of their own" : "on the only CPU, which the stub shares";
  }

  /// Gives this program all CPUs again.
  @Override
  public void close() {
    restrict(all);
  }

  private static boolean restrict(List<Integer> cpus) {
    String list = cpus.stream().map(String::valueOf).collect(Collectors.joining(","));
    String self = Long.toString(ProcessHandle.current().pid());
    return Commands.succeeds(List.of("taskset", "-a", "-p", "-c", list, self));
  }

  private static IntStream range(String text) {
    String[] ends = text.split("-", -1);
    return IntStream.rangeClosed(
        Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
  }
}
