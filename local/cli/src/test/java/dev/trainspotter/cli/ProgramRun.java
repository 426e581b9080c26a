package dev.trainspotter.cli;

import dev.trainspotter.edge.Threads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The program in a process of its own, as the script starts it.
public final class ProgramRun implements AutoCloseable {
  /// `-Dprogram.minutes=60` gives a test with many jobs more time.
  private static final int TIMEOUT_IN_MINUTES = Integer.getInteger("program.minutes", 10);

  // On two processors the common pool has a single thread, which one reader would occupy.
  private static final Executor THREADS = Threads.open();

  private final Process process;
  private final CompletableFuture<String> output;
  private final List<String> errors = new ArrayList<>();
  private final BufferedReader errorReader;

  private ProgramRun(Process process) {
    this.process = process;
    this.output = CompletableFuture.supplyAsync(() -> text(process.getInputStream()), THREADS);
    this.errorReader = process.errorReader(StandardCharsets.UTF_8);
  }

  public static ProgramRun start(String... arguments) throws IOException {
    return start(new ProcessBuilder(command(List.of(), arguments)));
  }

  /// The program on a machine without AWS credentials, except those in `environment`.
  ///
  /// @param environment added to the one of this process
  /// @param options of the JVM
  public static ProgramRun start(
      Map<String, String> environment, List<String> options, String... arguments)
      throws IOException {
    ProcessBuilder program = new ProcessBuilder(command(options, arguments));
    program.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    program.environment().putAll(environment);
    return start(program);
  }

  /// Any command that ends by itself.
  public static ProgramRun start(ProcessBuilder command) throws IOException {
    Process process = command.start();
    // A program that never ends fails the test instead of blocking it.
    CompletableFuture.delayedExecutor(TIMEOUT_IN_MINUTES, TimeUnit.MINUTES, THREADS)
        .execute(process::destroyForcibly);
    return new ProgramRun(process);
  }

  /// The command that starts the program, as the script does.
  public static List<String> command(List<String> options, String... arguments) {
    return Stream.of(
            Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dhouse=" + System.getProperty("house")),
            options.stream(),
            Stream.of("-cp", System.getProperty("java.class.path"), Trainspotter.class.getName()),
            Stream.of(arguments))
        .flatMap(words -> words)
        .toList();
  }

  /// Reads standard error up to the first line with this beginning.
  public String awaitLine(String beginning) throws IOException {
    return awaitLine(line -> line.startsWith(beginning), beginning);
  }

  /// Reads standard error up to the first line with this end.
  public String awaitEnd(String end) throws IOException {
    return awaitLine(line -> line.endsWith(end), end);
  }

  private String awaitLine(Predicate<String> isIt, String part) throws IOException {
    String line = errorReader.readLine();
    while (line != null) {
      errors.add(line);
      if (isIt.test(line)) {
        return line;
      }
      line = errorReader.readLine();
    }
    throw new IllegalStateException("ended without a line " + part + ": " + errors);
  }

  /// Ends the program with SIGTERM. A process that a script started ignores the signal of Ctrl-C.
  public void terminate() {
    process.toHandle().destroy();
  }

  /// Waits for the end of the program.
  public int exitCode() throws InterruptedException {
    errorReader.lines().forEach(errors::add);
    return process.waitFor();
  }

  /// All of standard output, after its end.
  public String output() {
    return output.join();
  }

  /// The lines of standard error so far.
  public List<String> errors() {
    return List.copyOf(errors);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static String text(InputStream stream) {
    try {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
