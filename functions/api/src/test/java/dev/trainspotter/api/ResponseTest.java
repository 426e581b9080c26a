package dev.trainspotter.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
    assertThat(answer.body())
        .isEqualTo(
            """
            {"type":"about:blank","title":"Bad Request","status":400,\
            "detail":"size must be 1 to 9","parameter":"size","value":"\\"x\\""}\
            """);
  }

  @Test
  void cutsALongValueBetweenCharacters() {
    String value = "x".repeat(99) + "🚂" + "x".repeat(100);

    Problem problem = new Problem(400, "too long", "name", value);

    assertThat(problem.value()).isEqualTo("x".repeat(99) + "…");
  }
}
