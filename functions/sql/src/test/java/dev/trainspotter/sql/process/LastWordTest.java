package dev.trainspotter.sql.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LastWordTest {
  private static final String REQUEST = "8476a536-e9f4-11e8-9739-2dfe598c3fcd";

  /// What a process whose query does not end does.
  static final class EndingProcess {
    private EndingProcess() {}

    /// Says its last word to the address in its argument.
    public static void main(String[] arguments) {
      APIGatewayV2HTTPResponse response =
          APIGatewayV2HTTPResponse.builder()
              .withStatusCode(422)
              .withHeaders(Map.of("content-type", "application/problem+json"))
              .withBody("{\"status\":422}")
              .build();
      new LastWord(arguments[0]).say(response, REQUEST);
    }
  }

  @Test
  void sendsTheResponseToLambdaAndEndsTheProcess() throws Exception {
    try (LambdaApi lambda = LambdaApi.start()) {
      Process process = start(lambda.address());

      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
      assertThat(lambda.path().join())
          .isEqualTo("/2018-06-01/runtime/invocation/" + REQUEST + "/response");
      assertThat(new ObjectMapper().readTree(lambda.body().join()).toString())
          .isEqualTo(
              """
              {"statusCode":422,"headers":{"content-type":"application/problem+json"},\
              "body":"{\\"status\\":422}","isBase64Encoded":false}\
              """);
    }
  }

  @Test
  void endsTheProcessAlsoWhenLambdaDoesNotAnswer() throws Exception {
    Process process = start("127.0.0.1:1");

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
  }

  private static Process start(String address) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            EndingProcess.class.getName(),
            address)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
