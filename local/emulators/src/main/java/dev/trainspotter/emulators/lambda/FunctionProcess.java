package dev.trainspotter.emulators.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An HTTP function in a process of its own, on any system: started for the first request, and
/// again after it has ended, as Lambda does. It takes one request at a time.
///
/// Unlike [LambdaProcess] it has no zip and no runtime client of AWS.
public final class FunctionProcess
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>, AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String ENDED = "Runtime.ExitError";

  private final String handler;
  /// Variables that decide how a JVM reads the paths that it is started with. Without them, no path
  /// may have an umlaut.
  private static final List<String> LOCALE = List.of("LANG", "LC_ALL", "LC_CTYPE");

  private final String classPath;
  private final List<String> options;
  private final Map<String, String> environment;
  private final Consumer<String> log;
  private @Nullable Running running;

  private record Running(RuntimeApi api, Process process) {
    void end() {
      process.destroyForcibly().onExit().join();
      api.close();
    }
  }

  /// A function that is not started yet.
  ///
  /// @param handler has a constructor without parameters
  /// @param classPath of the process, which needs this class and the handler
  /// @param options of the JVM
  /// @param environment all variables of the process, besides the address of the runtime API and
  ///     those of the locale
  /// @param log receives each line of its output
  public FunctionProcess(
      Class<? extends RequestHandler<?, APIGatewayV2HTTPResponse>> handler,
      String classPath,
      List<String> options,
      Map<String, String> environment,
      Consumer<String> log) {
    this.handler = handler.getName();
    this.classPath = classPath;
    this.options = List.copyOf(options);
    this.environment = Map.copyOf(environment);
    this.log = log;
  }

  /// The function's response. A process that has answered may be about to end, so a request whose
  /// process ends is sent to a new one, once.
  ///
  /// @throws FunctionFailedException with the handler's exception, or when both processes ended
  @Override
  public synchronized APIGatewayV2HTTPResponse handleRequest(
      APIGatewayV2HTTPEvent event, Context context) {
    String json = HttpEvents.text(event);
    try {
      return HttpEvents.response(invoke(json));
    } catch (FunctionFailedException e) {
      if (e.type().equals(ENDED)) {
        return HttpEvents.response(invoke(json));
      }
      throw e;
    }
  }

  private String invoke(String json) {
    try {
      return api().invoke(json, TIMEOUT).get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof FunctionFailedException reported) {
        throw reported;
      }
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("the function did not respond within " + TIMEOUT, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a function ran", e);
    }
  }

  @Override
  public synchronized void close() {
    if (running != null) {
      running.end();
    }
  }

  private RuntimeApi api() {
    if (running == null || !running.process().isAlive()) {
      close();
      running = start();
    }
    return running.api();
  }

  private Running start() {
    RuntimeApi api = new RuntimeApi("arn:aws:lambda:us-east-1:111122223333:function:function");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath));
    command.addAll(List.of(FunctionLoop.class.getName(), handler, api.address()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().retainAll(LOCALE);
    builder.environment().putAll(environment);
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
    try {
      Running started = new Running(api, builder.start());
      Thread.ofPlatform().daemon().start(() -> watch(started));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("the function's process cannot be started", e);
    }
  }

  /// Whatever happens to a line, the output must be read to its end: the process would wait.
  private void handOver(String line) {
    try {
      log.accept(line);
    } catch (RuntimeException e) {
      System.err.println("a line of a function's output was lost: " + e.getMessage());
    }
  }

  /// Hands over the output; when the process has ended, fails the request that still waits.
  private void watch(Running started) {
    try (BufferedReader output = started.process().inputReader(StandardCharsets.UTF_8)) {
      output.lines().forEach(this::handOver);
    } catch (IOException | UncheckedIOException e) {
      handOver("the output ended: " + e.getMessage());
    }
    started.process().onExit().join();
    started.api().fail(new FunctionFailedException(ENDED, "the function's process ended"));
  }
}
