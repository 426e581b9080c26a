package dev.trainspotter.emulators.lambda;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A function in a process of its own, as on Lambda: only its zip is on the class path, and AWS's
/// runtime interface client calls its handler. It needs Linux and takes one invocation at a time.
public final class LambdaProcess implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String NAME = "function";
  private static final String RUNTIME = "com.amazonaws.services.lambda.runtime.api.client.";

  private final FunctionFolder folder;
  private final RuntimeApi api;
  private final Process process;
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  private LambdaProcess(FunctionFolder folder, RuntimeApi api, Process process) {
    this.folder = folder;
    this.api = api;
    this.process = process;
  }

  /// Starts the function and returns when its handler waits for the first invocation.
  ///
  /// `environment` is added to the variables that Lambda sets, and overrides them. The process
  /// inherits no other variables.
  ///
  /// @throws FunctionFailedException if the handler cannot be created, with the reason
  public static LambdaProcess start(Path zip, String handler, Map<String, String> environment) {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      throw new UnsupportedOperationException("Lambda's runtime client runs on Linux only");
    }
    FunctionFolder folder = FunctionFolder.unzip(zip);
    RuntimeApi api = new RuntimeApi("arn:aws:lambda:us-east-1:111122223333:function:" + NAME);
    LambdaProcess function =
        new LambdaProcess(folder, api, launch(folder, api, handler, environment));
    function.watch();
    try {
      function.await(api.ready(), "start");
    } catch (RuntimeException e) {
      function.close();
      throw e;
    }
    return function;
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
    folder.close();
  }

  private static Process launch(
      FunctionFolder folder, RuntimeApi api, String handler, Map<String, String> environment) {
    // Lambda's flags for 1,024 MiB. Only for older versions of Java does Lambda limit the JIT
    // compiler to level 1.
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx870m",
            "--enable-native-access=ALL-UNNAMED",
            "-D" + RUNTIME + "runtimeapi.NativeClient.JNI=" + folder.nativeLibrary(),
            "-cp",
            FunctionFolder.runtimeClassPath(),
            RUNTIME + "AWSLambda",
            handler);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.task().toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(lambdaVariables(folder, api, handler));
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("the function's process cannot be started", e);
    }
  }

  /// The variables that Lambda sets. The access key is the account id.
  private static Map<String, String> lambdaVariables(
      FunctionFolder folder, RuntimeApi api, String handler) {
    Map<String, String> variables = new TreeMap<>();
    variables.put("_HANDLER", handler);
    variables.put("AWS_ACCESS_KEY_ID", "111122223333");
    variables.put("AWS_SECRET_ACCESS_KEY", "unchecked");
    variables.put("AWS_REGION", "us-east-1");
    variables.put("AWS_DEFAULT_REGION", "us-east-1");
    variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
    variables.put("AWS_LAMBDA_FUNCTION_NAME", NAME);
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    variables.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
    variables.put("AWS_LAMBDA_LOG_LEVEL", "INFO");
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + NAME);
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
    variables.put("AWS_LAMBDA_RUNTIME_API", api.address());
    variables.put("LAMBDA_TASK_ROOT", folder.task().toString());
    variables.put("LAMBDA_RUNTIME_DIR", "/var/runtime");
    variables.put("LANG", "en_US.UTF-8");
    variables.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    variables.put("TZ", ":UTC");
    return variables;
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
