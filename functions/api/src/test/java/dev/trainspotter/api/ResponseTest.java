package dev.trainspotter.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ResponseTest {
  @Test
  void countsWhatABodyWeighsAsAStringWithinJson() {
    String body = "{\"a\\n\":\"ü 東京 🚂\"}\n";

    long bytes = Response.carriedBytes(body);

    String within =
        EnhancedDocument.fromAttributeValueMap(Map.of("x", AttributeValue.fromS(body))).toJson();
    int around = "{\"x\":\"\"}".length();
    assertThat(bytes).isEqualTo(within.getBytes(StandardCharsets.UTF_8).length - around);
  }

  @Test
  void writesAProblemWithItsMediaType() {
    Response answer = Response.of(new Problem(400, "size must be 1 to 9", "size", "\"x\""));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
    assertThat(answer.toEvent(true).getBody())
        .isEqualTo(
            """
            {"type":"about:blank","title":"Bad Request","status":400,\
            "detail":"size must be 1 to 9","parameter":"size","value":"\\"x\\""}\
            """);
  }

  @Test
  void compressesALongTextForACallerThatAcceptsGzip() throws IOException {
    Response response = Response.ok("text/csv", "ü,".repeat(1_000));

    APIGatewayV2HTTPResponse event = response.toEvent(true);

    assertThat(event.getIsBase64Encoded()).isTrue();
    assertThat(event.getHeaders())
        .containsEntry("content-encoding", "gzip")
        .containsEntry("content-type", "text/csv");
    byte[] zipped = Base64.getDecoder().decode(event.getBody());
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      assertThat(new String(gzip.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("ü,".repeat(1_000));
    }
  }

  @Test
  void sendsTextAsItIsToACallerThatDoesNotAcceptGzip() {
    Response response = Response.ok("text/csv", "ü,".repeat(1_000));

    APIGatewayV2HTTPResponse event = response.toEvent(false);

    assertThat(event.getIsBase64Encoded()).isFalse();
    assertThat(event.getHeaders()).doesNotContainKey("content-encoding");
    assertThat(event.getBody()).isEqualTo("ü,".repeat(1_000));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sendsBytesInBase64(boolean acceptsGzip) {
    byte[] bytes = new byte[2_000];
    bytes[0] = -1;
    Response response = Response.ok("image/png", bytes);

    APIGatewayV2HTTPResponse event = response.toEvent(acceptsGzip);

    assertThat(event.getIsBase64Encoded()).isTrue();
    assertThat(Base64.getDecoder().decode(event.getBody())).isEqualTo(bytes);
    assertThat(event.getHeaders())
        .containsEntry("content-type", "image/png")
        .doesNotContainKey("content-encoding");
  }

  @Test
  void rejectsBytesThatLambdaCannotCarry() {
    byte[] bytes = new byte[5 * 1024 * 1024];

    assertThatThrownBy(() -> Response.ok("image/png", bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a body of 5242880 bytes is larger than Lambda carries");
  }

  @Test
  void letsNoCacheKeepAResponseUnlessItSaysSo() {
    Response response = Response.ok("text/css", "a{}");

    assertThat(response.headers())
        .containsExactly(
            Map.entry("cache-control", "no-store"),
            Map.entry("x-content-type-options", "nosniff"),
            Map.entry("vary", "accept-encoding"),
            Map.entry("content-type", "text/css"));
    assertThat(response.with(Caching.REVALIDATED).headers())
        .containsEntry("cache-control", "private, no-cache");
    assertThat(response.with(Caching.IMMUTABLE).headers())
        .containsEntry("cache-control", "private, max-age=31536000, immutable");
  }

  @Test
  void cutsALongValueBetweenCharacters() {
    String value = "x".repeat(99) + "🚂" + "x".repeat(100);

    Problem problem = new Problem(400, "too long", "name", value);

    assertThat(problem.value()).isEqualTo("x".repeat(99) + "…");
  }
}
