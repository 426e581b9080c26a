package dev.trainspotter.sql.process;

import dev.trainspotter.catalog.table.TableNames;
import dev.trainspotter.emulators.DynamoDbLocal;
import dev.trainspotter.emulators.EngineFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// A [QueryProcess] that is started again whenever it has ended, as Lambda does.
final class RunningProcess implements AutoCloseable {
  /// The memory that Java itself uses at most, in addition to that of the engine.
  static final long JAVA_MEBIBYTES = 400;

  private final EngineFiles engine = EngineFiles.unpack();
  private final List<String> arguments;
  private Process process;
  private BufferedReader answers;
  private PrintWriter questions;

  /// @param text how the statement ended; empty when the process ended without a word
  record Answer(String text, Duration time) {}

  private RunningProcess(List<String> arguments) {
    this.arguments = arguments;
    restart();
  }

  /// Starts the process over these tables.
  ///
  /// @param isLimited whether its address space is limited
  static RunningProcess start(TableNames names, boolean isLimited) {
    String endpoint = DynamoDbLocal.shared().endpoint().toString();
    return new RunningProcess(
        List.of(endpoint, names.catalog(), names.state(), isLimited ? "limited" : "unlimited"));
  }

  /// Sends a statement and waits for its end.
  Answer ask(String statement) {
    if (!process.isAlive()) {
      restart();
    }
    long began = System.nanoTime();
    questions.println(statement);
    String line = line();
    Duration time = Duration.ofNanos(System.nanoTime() - began);
    boolean isLast =
        line == null || line.equals("OVERRUN") || line.startsWith(QueryProcess.USED_UP);
    if (isLast) {
      process.onExit().join();
    }
    return new Answer(line == null ? "" : line.replace(QueryProcess.USED_UP, ""), time);
  }

  /// The most memory that the process has had at once; 0 when it has ended.
  long mostMebibytes() {
    try {
      return Files.readAllLines(Path.of("/proc/%d/status".formatted(process.pid()))).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException _) {
      return 0;
    }
  }

  private void restart() {
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xlog:disable",
                    "-Xms128m",
                    "-Xmx128m",
                    "-cp",
                    engine.classPath(),
                    QueryProcess.class.getName()),
                arguments.stream())
            .toList();
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    answers = process.inputReader(StandardCharsets.UTF_8);
    questions = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    String first = line();
    if (!"ready".equals(first)) {
      throw new IllegalStateException("the process did not start: " + first);
    }
  }

  private String line() {
    try {
      return answers.readLine();
    } catch (IOException _) {
      return null;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    engine.close();
  }
}
