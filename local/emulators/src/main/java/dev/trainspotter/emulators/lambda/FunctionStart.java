package dev.trainspotter.emulators.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// How the process of a function is started.
///
/// @param handler its class
/// @param environment added to the variables that Lambda sets, and overrides them; the process
///     inherits no other variables
/// @param prefix the start of the command, such as `taskset -c 0`; empty for none
/// @param options of the JVM, in addition to Lambda's
public record FunctionStart(
    String handler, Map<String, String> environment, List<String> prefix, List<String> options) {
  /// Lambda's options of the JVM for 1,024 MiB. Only for older versions of Java does Lambda limit
  /// the JIT compiler to level 1.
  public static final List<String> LAMBDA_OPTIONS =
      List.of("-XX:+UseSerialGC", "-Xmx870m", "--enable-native-access=ALL-UNNAMED");

  static final String NAME = "function";
  private static final String INITIALIZATION = "AWS_LAMBDA_INITIALIZATION_TYPE";
  private static final String RUNTIME = "com.amazonaws.services.lambda.runtime.api.client.";

  /// Keeps its own copies.
  public FunctionStart {
    environment = Map.copyOf(environment);
    prefix = List.copyOf(prefix);
    options = List.copyOf(options);
  }

  /// A start without a prefix and without options of its own.
  public static FunctionStart of(String handler, Map<String, String> environment) {
    return new FunctionStart(handler, environment, List.of(), List.of());
  }

  /// The same function as Lambda starts it for a SnapStart snapshot: it is primed before it waits
  /// for its first invocation.
  public FunctionStart forSnapshot() {
    Map<String, String> changed = new TreeMap<>(environment);
    changed.put(INITIALIZATION, "snap-start");
    return new FunctionStart(handler, changed, prefix, options);
  }

  /// The same function in a JVM that writes a line to this file for each class that it loads.
  public FunctionStart loggingClasses(Path file) {
    List<String> changed = new ArrayList<>(options);
    changed.add("-Xlog:class+load:file=%s::filecount=0".formatted(file));
    return new FunctionStart(handler, environment, prefix, changed);
  }

  /// How many classes such a file has so far.
  ///
  /// @throws UncheckedIOException if it cannot be read
  public static long loadedClasses(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.filter(line -> line.contains(" source: ")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  List<String> command(FunctionFolder folder) {
    return Stream.of(
            prefix,
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
            LAMBDA_OPTIONS,
            options,
            List.of(
                // By this the hooks of org.crac find the runtime client.
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                "-D" + RUNTIME + "runtimeapi.NativeClient.JNI=" + folder.nativeLibrary(),
                "-cp",
                FunctionFolder.runtimeClassPath(),
                RUNTIME + "AWSLambda",
                handler))
        .flatMap(List::stream)
        .toList();
  }

  /// All variables of the process. The access key is the account id.
  ///
  /// @param runtimeApi host and port of the runtime API
  Map<String, String> variables(FunctionFolder folder, String runtimeApi) {
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
    variables.put(INITIALIZATION, "on-demand");
    variables.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
    variables.put("AWS_LAMBDA_LOG_LEVEL", "INFO");
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + NAME);
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
    variables.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
    variables.put("LAMBDA_TASK_ROOT", folder.task().toString());
    variables.put("LAMBDA_RUNTIME_DIR", "/var/runtime");
    variables.put("LANG", "en_US.UTF-8");
    variables.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    variables.put("TZ", ":UTC");
    variables.putAll(environment);
    return variables;
  }
}
