package dev.trainspotter.ingest.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.ingest.Events;
import dev.trainspotter.ingest.RealParts;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// SageMaker closes the connection before its response has as many bytes as it announced.
class BrokenOffAnswerTest {
  private static final String ENDPOINT = "aws.endpointUrlSageMaker";
  private static final String ANSWER =
      """
      HTTP/1.1 200 OK\r
      Content-Type: application/x-amz-json-1.1\r
      Content-Length: 5000\r
      \r
      {"TrainingJobName": "comp\
      """;

  private final String wholeSageMaker = RealParts.SAGE_MAKER.endpoint().toString();
  private ServerSocket server;

  @BeforeEach
  void breakAnswersOff() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    System.setProperty(ENDPOINT, "http://127.0.0.1:" + server.getLocalPort());
    Thread.ofPlatform().daemon().start(this::answer);
  }

  @AfterEach
  void healSageMaker() throws IOException {
    System.setProperty(ENDPOINT, wholeSageMaker);
    server.close();
  }

  private void answer() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept();
          OutputStream out = socket.getOutputStream()) {
        socket.getInputStream().readNBytes(1);
        out.write(ANSWER.getBytes(StandardCharsets.UTF_8));
      } catch (IOException _) {
        // The client went away, or the test is over.
      }
    }
  }

  @Test
  void keepsTheEventAndWaits() {
    RealParts parts = new RealParts();

    parts.deliver(Events.text("completed.json"));

    assertThat(parts.outcomes()).containsExactly("deferred");
    assertThat(parts.rows().getFirst().get("observed_by").s()).isEqualTo("event");
  }
}
