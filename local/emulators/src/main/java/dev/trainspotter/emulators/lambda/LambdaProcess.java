package dev.trainspotter.emulators.lambda;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A function in a process of its own, as on Lambda: only its zip is on the class path, and AWS's
/// runtime interface client calls its handler. It needs Linux and takes one invocation at a time.
public final class LambdaProcess implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final RuntimeApi api;
  private final Process process;
  private final Runnable afterEnd;
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private Duration initTime = Duration.ZERO;

  /// @param afterEnd runs when the process has ended
  private LambdaProcess(RuntimeApi api, Process process, Runnable afterEnd) {
    this.api = api;
    this.process = process;
    this.afterEnd = afterEnd;
  }

  /// Starts the function and returns when its handler waits for the first invocation.
  ///
  /// `environment` is added to the variables that Lambda sets, and overrides them. The process
  /// inherits no other variables.
  ///
  /// @throws FunctionFailedException if the handler cannot be created, with the reason
  public static LambdaProcess start(Path zip, String handler, Map<String, String> environment) {
    checkSystem();
    FunctionFolder folder = FunctionFolder.unzip(zip);
    return start(folder, FunctionStart.of(handler, environment), folder::close);
  }

  /// The same with the code in this folder, which stays when the process has ended.
  ///
  /// @throws FunctionFailedException if the handler cannot be created, with the reason
  public static LambdaProcess start(FunctionFolder folder, FunctionStart start) {
    checkSystem();
    return start(folder, start, () -> {});
  }

  private static LambdaProcess start(
      FunctionFolder folder, FunctionStart start, Runnable afterEnd) {
    RuntimeApi api =
        new RuntimeApi("arn:aws:lambda:us-east-1:111122223333:function:" + FunctionStart.NAME);
    ProcessBuilder builder = builder(folder, start, api);
    long started = System.nanoTime();
    LambdaProcess function = new LambdaProcess(api, launch(builder), afterEnd);
    function.watch();
    try {
      function.await(api.ready(), "start");
      function.initTime = Duration.ofNanos(System.nanoTime() - started);
    } catch (RuntimeException e) {
      function.close();
      throw e;
    }
    return function;
  }

  private static void checkSystem() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      throw new UnsupportedOperationException("Lambda's runtime client runs on Linux only");
    }
  }

  /// The time from the start of the process until its handler waited for the first invocation.
  public Duration initTime() {
    return initTime;
  }

  /// The CPU time of the process so far, in user and system mode. Linux counts it in steps of 10
  /// milliseconds.
  public Duration cpuTime() {
    return process.info().totalCpuDuration().orElseThrow(this::ended);
  }

  /// Invokes the function with an event in JSON and returns its response in JSON.
  ///
  /// @throws FunctionFailedException with the handler's exception, or if the process has ended
  public synchronized String invoke(String json) {
    if (!process.isAlive()) {
      throw ended();
    }
    return await(api.invoke(json, TIMEOUT), "respond");
  }

  /// The process's output so far: standard output and standard error.
  public String logs() {
    return String.join("\n", lines);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
    api.close();
    afterEnd.run();
  }

  private static ProcessBuilder builder(
      FunctionFolder folder, FunctionStart start, RuntimeApi api) {
    ProcessBuilder builder = new ProcessBuilder(start.command(folder));
    builder.directory(folder.task().toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(start.variables(folder, api.address()));
    return builder;
  }

  private static Process launch(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("the function's process cannot be started", e);
    }
  }

  /// Collects the output; when the process has ended, fails the invocations that still wait.
  private void watch() {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try (BufferedReader output = process.inputReader()) {
                output.lines().forEach(lines::add);
              } catch (IOException | UncheckedIOException e) {
                lines.add("the output ended: " + e.getMessage());
              }
              process.onExit().join();
              api.fail(ended());
            });
  }

  private FunctionFailedException ended() {
    return new FunctionFailedException("Runtime.ExitError", "the process ended" + lastLines());
  }

  private String lastLines() {
    List<String> written = List.copyOf(lines);
    List<String> last = written.subList(Math.max(0, written.size() - 20), written.size());
    return last.isEmpty() ? " without output" : "; its last lines were\n" + String.join("\n", last);
  }

  private <T> T await(CompletableFuture<T> future, String action) {
    try {
      return future.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof FunctionFailedException reported) {
        throw reported;
      }
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "the function did not %s within %s%s".formatted(action, TIMEOUT, lastLines()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a function ran", e);
    }
  }
}
