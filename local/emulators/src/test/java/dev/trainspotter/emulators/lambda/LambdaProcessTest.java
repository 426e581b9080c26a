package dev.trainspotter.emulators.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.crac.Resource;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client runs on Linux only")
class LambdaProcessTest {
  @TempDir private static Path folder;

  private static LambdaProcess function;

  @BeforeAll
  static void startFunction() throws Exception {
    function = start(Failing.class, Map.of("TEAM", "blue"));
  }

  @AfterAll
  static void endFunction() {
    function.close();
  }

  @Test
  void respondsToAnEventAsTheRealRuntimeDoes() {
    String response = function.invoke(event("fail"));

    assertThat(response).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"id of fail\"}]}");
  }

  @Test
  void givesTheFunctionItsEnvironmentAndNoMore() {
    function.invoke(event("print"));

    await()
        .untilAsserted(
            () ->
                assertThat(function.logs())
                    .contains("TEAM=blue")
                    .contains("AWS_LAMBDA_FUNCTION_NAME=function")
                    .contains("AWS_REGION=us-east-1")
                    .contains("arn:aws:lambda:us-east-1:111122223333:function:function")
                    .doesNotContain("HOME="));
  }

  @Test
  void showsTheFunctionNothingButItsZip() {
    function.invoke(event("print"));

    await().untilAsserted(() -> assertThat(function.logs()).contains("jackson is absent"));
  }

  @Test
  void throwsWhatTheFunctionThrew() {
    assertThatThrownBy(() -> function.invoke(event("throw")))
        .isInstanceOf(FunctionFailedException.class)
        .hasMessage("java.lang.IllegalStateException: thrown on purpose");

    assertThat(function.invoke(event("good"))).isEqualTo("{\"batchItemFailures\":[]}");
  }

  @Test
  void saysWhyAFunctionCannotStart() {
    assertThatThrownBy(() -> start(Unstartable.class, Map.of()))
        .isInstanceOf(FunctionFailedException.class)
        .hasMessageContaining("no table is named");
  }

  @Test
  void showsTheLastLinesOfAProcessThatDied() throws Exception {
    try (LambdaProcess dying = start(Failing.class, Map.of())) {
      assertThatThrownBy(() -> dying.invoke(event("exit")))
          .isInstanceOf(FunctionFailedException.class)
          .hasMessageContaining("the process ended")
          .hasMessageContaining("last words");
    }
  }

  @Test
  void callsTheHooksOfAFunctionThatIsStartedForASnapshot(@TempDir Path logs) throws Exception {
    Path log = logs.resolve("classes.log");
    FunctionStart start =
        FunctionStart.of(Hooked.class.getName(), Map.of()).loggingClasses(log).forSnapshot();
    try (FunctionFolder unpacked = FunctionFolder.unzip(zip(Hooked.class));
        LambdaProcess primed = LambdaProcess.start(unpacked, start)) {
      long before = FunctionStart.loadedClasses(log);

      assertThat(primed.invoke("\"any\"")).isEqualTo("\"before, after, any\"");
      assertThat(before).isPositive();
      assertThat(FunctionStart.loadedClasses(log)).isGreaterThan(before);
    }
  }

  @Test
  void startsTwiceFromAFolderThatStays() throws Exception {
    try (FunctionFolder unpacked = FunctionFolder.unzip(zip(Failing.class))) {
      FunctionStart start = FunctionStart.of(Failing.class.getName(), Map.of());

      String first = invokeOnce(unpacked, start);
      String second = invokeOnce(unpacked, start);

      assertThat(first).isEqualTo("{\"batchItemFailures\":[]}").isEqualTo(second);
    }
  }

  private static String invokeOnce(FunctionFolder unpacked, FunctionStart start) {
    try (LambdaProcess once = LambdaProcess.start(unpacked, start)) {
      return once.invoke(event("good"));
    }
  }

  @Test
  void startsWithACommandAheadOfJavaAndOptionsBehindThoseOfLambda() throws Exception {
    List<String> prefix = List.of("sh", "-c", "TEAM=green exec \"$@\"", "sh");
    try (FunctionFolder unpacked = FunctionFolder.unzip(zip(Failing.class));
        LambdaProcess other =
            LambdaProcess.start(
                unpacked,
                new FunctionStart(
                    Failing.class.getName(),
                    Map.of("TEAM", "blue"),
                    prefix,
                    List.of("-showversion", "-Xlog:gc+init")))) {
      other.invoke(event("print"));

      await()
          .untilAsserted(
              () ->
                  assertThat(other.logs())
                      .contains("TEAM=green")
                      .contains("Heap Max Capacity: 870M")
                      .contains("64-Bit Server VM"));
    }
  }

  @Test
  void measuresTheStartAndTheProcessorTimeOfTheProcessAlone() throws Exception {
    try (LambdaProcess other = start(Failing.class, Map.of())) {
      Duration before = other.cpuTime();

      other.invoke(event("work"));

      assertThat(other.initTime()).isBetween(Duration.ofMillis(1), Duration.ofMinutes(1));
      assertThat(before).isPositive();
      assertThat(other.cpuTime().minus(before)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }
  }

  private static LambdaProcess start(Class<?> handler, Map<String, String> environment)
      throws Exception {
    return LambdaProcess.start(zip(handler), handler.getName(), environment);
  }

  private static Path zip(Class<?> handler) throws Exception {
    Path zip = Files.createTempFile(folder, "function", ".zip");
    try (ZipOutputStream entries = new ZipOutputStream(Files.newOutputStream(zip))) {
      add(entries, handler);
      addJar(entries, "lib/events.jar", SQSEvent.class);
      // The runtime reads no event class without Joda.
      addJar(entries, "lib/joda.jar", Class.forName("org.joda.time.DateTime"));
    }
    return zip;
  }

  private static void add(ZipOutputStream entries, Class<?> type) throws IOException {
    String name = type.getName().replace('.', '/') + ".class";
    entries.putNextEntry(new ZipEntry(name));
    try (InputStream bytes = type.getClassLoader().getResourceAsStream(name)) {
      bytes.transferTo(entries);
    }
  }

  private static void addJar(ZipOutputStream entries, String name, Class<?> type) throws Exception {
    entries.putNextEntry(new ZipEntry(name));
    Files.copy(Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()), entries);
  }

  private static String event(String body) {
    return """
    {"Records": [{"messageId": "id of %s", "body": "%s", "eventSourceARN": "arn"}]}
    """
        .formatted(body, body);
  }

  /// Does what the first message's body says.
  public static final class Failing implements RequestHandler<SQSEvent, SQSBatchResponse> {

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
      SQSEvent.SQSMessage message = event.getRecords().getFirst();
      switch (message.getBody()) {
        case "fail" -> {
          return new SQSBatchResponse(
              List.of(new SQSBatchResponse.BatchItemFailure(message.getMessageId())));
        }
        case "throw" -> throw new IllegalStateException("thrown on purpose");
        case "exit" -> {
          System.err.println("last words");
          System.exit(3);
        }
        case "print" -> print(context);
        case "work" -> work();
        default -> {}
      }
      return new SQSBatchResponse(List.of());
    }

    private static void work() {
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      long end = threads.getCurrentThreadCpuTime() + Duration.ofMillis(250).toNanos();
      while (threads.getCurrentThreadCpuTime() < end) {
        Thread.onSpinWait();
      }
    }

    private static void print(Context context) {
      System.out.println(System.getenv());
      System.out.println(context.getInvokedFunctionArn());
      try {
        Class.forName("com.fasterxml.jackson.databind.ObjectMapper");
      } catch (ClassNotFoundException _) {
        System.out.println("jackson is absent");
      }
    }
  }

  /// Says which of its hooks were called.
  public static final class Hooked implements RequestHandler<String, String>, Resource {
    private final StringBuilder called = new StringBuilder();

    public Hooked() {
      Core.getGlobalContext().register(this);
    }

    @Override
    public String handleRequest(String input, Context context) {
      return called + input;
    }

    @Override
    public void beforeCheckpoint(com.amazonaws.services.lambda.crac.Context<? extends Resource> c) {
      called.append("before, ");
    }

    @Override
    public void afterRestore(com.amazonaws.services.lambda.crac.Context<? extends Resource> c) {
      called.append("after, ");
    }
  }

  /// Fails in its constructor.
  public static final class Unstartable implements RequestHandler<String, String> {

    /// Called by the runtime.
    public Unstartable() {
      throw new IllegalArgumentException("no table is named");
    }

    @Override
    public String handleRequest(String event, Context context) {
      return event;
    }
  }
}
