package dev.trainspotter.emulators.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class FunctionProcessTest {
  private static final Queue<String> log = new ConcurrentLinkedQueue<>();
  private static final FunctionProcess function = taking(log::add);

  private static FunctionProcess taking(Consumer<String> lines) {
    return new FunctionProcess(
        Named.class,
        System.getProperty("java.class.path"),
        List.of("-XX:+UseSerialGC"),
        Map.of("TEAM", "blue"),
        lines);
  }

  @AfterAll
  static void endFunction() {
    function.close();
  }

  /// Does what the body of a request names.
  static final class Named
      implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
      switch (event.getBody()) {
        case "throw" -> throw new IllegalStateException("thrown on purpose");
        case "end" -> Runtime.getRuntime().halt(1);
        case "answer and end" -> answerAndEnd(context);
        case "log" -> System.out.println("environment: " + System.getenv("TEAM"));
        default -> {
          // Only answers.
        }
      }
      return APIGatewayV2HTTPResponse.builder()
          .withStatusCode(201)
          .withHeaders(Map.of("process", Long.toString(ProcessHandle.current().pid())))
          .withBody(event.getRequestContext().getHttp().getMethod() + " " + event.getRawPath())
          .build();
    }

    private static void answerAndEnd(Context context) {
      URI response =
          URI.create(
              "http://%s/2018-06-01/runtime/invocation/%s/response"
                  .formatted(System.getenv("AWS_LAMBDA_RUNTIME_API"), context.getAwsRequestId()));
      try {
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(response)
                    .POST(HttpRequest.BodyPublishers.ofString("{\"statusCode\": 422}"))
                    .build(),
                HttpResponse.BodyHandlers.discarding());
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      Runtime.getRuntime().halt(1);
    }
  }

  @Test
  @EnabledIfSystemProperty(
      named = "sun.jnu.encoding",
      matches = "UTF-8",
      disabledReason = "this JVM itself cannot name such a folder")
  void findsItsClassesInAFolderWithAnUmlaut(@TempDir Path folder) throws IOException {
    Path link = folder.resolve("Prüfung mit Leerzeichen");
    Files.createSymbolicLink(link, Path.of("target", "test-classes").toAbsolutePath());
    String classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(entry -> entry.endsWith("test-classes") ? link.toString() : entry)
            .collect(Collectors.joining(File.pathSeparator));

    try (FunctionProcess other =
        new FunctionProcess(Named.class, classPath, List.of(), Map.of(), log::add)) {
      assertThat(send(other, "answer").getStatusCode()).isEqualTo(201);
    }
  }

  @Test
  void answersFromAnotherProcess() {
    APIGatewayV2HTTPResponse response = send("answer");

    assertThat(response.getStatusCode()).isEqualTo(201);
    assertThat(response.getBody()).isEqualTo("POST /v1/path");
    assertThat(response.getHeaders().get("process"))
        .isNotEqualTo(Long.toString(ProcessHandle.current().pid()))
        .isEqualTo(send("answer").getHeaders().get("process"));
  }

  @Test
  void handsOverTheOutputOfAProcessThatHasOnlyItsOwnEnvironment() {
    send("log");
    send("answer");

    await().untilAsserted(() -> assertThat(log).contains("environment: blue"));
  }

  @Test
  void throwsWhatTheHandlerThrew() {
    assertThatThrownBy(() -> send("throw"))
        .isInstanceOf(FunctionFailedException.class)
        .hasMessage("java.lang.IllegalStateException: thrown on purpose");
  }

  @Test
  void startsANewProcessAfterOneThatAnsweredAndEnded() {
    String before = send("answer").getHeaders().get("process");

    assertThat(send("answer and end").getStatusCode()).isEqualTo(422);
    assertThat(send("answer").getHeaders().get("process")).isNotEqualTo(before);
  }

  @Test
  void failsWhenTheProcessEndsWithoutAnAnswer() {
    assertThatThrownBy(() -> send("end"))
        .isInstanceOf(FunctionFailedException.class)
        .hasMessage("Runtime.ExitError: the function's process ended");
    assertThat(send("answer").getStatusCode()).isEqualTo(201);
  }

  @Test
  void noticesTheEndOfAProcessWhoseOutputCannotBeTaken() {
    Consumer<String> failing =
        _ -> {
          throw new IllegalStateException("no line is taken");
        };
    try (FunctionProcess other = taking(failing)) {
      send(other, "log");

      assertThatThrownBy(() -> send(other, "end"))
          .isInstanceOf(FunctionFailedException.class)
          .hasMessage("Runtime.ExitError: the function's process ended");
    }
  }

  private static APIGatewayV2HTTPResponse send(String body) {
    return send(function, body);
  }

  private static APIGatewayV2HTTPResponse send(FunctionProcess to, String body) {
    APIGatewayV2HTTPEvent event =
        APIGatewayV2HTTPEvent.builder()
            .withRawPath("/v1/path")
            .withBody(body)
            .withRequestContext(
                APIGatewayV2HTTPEvent.RequestContext.builder()
                    .withHttp(
                        APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                            .withMethod("POST")
                            .build())
                    .build())
            .build();
    return to.handleRequest(event, LocalContext.of("function", Duration.ofSeconds(30)));
  }
}
