package dev.trainspotter.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {
  @Test
  void isEmptyWhereTheEventHasNone() {
    RequestBody body = read(null, false);

    assertThat(body.isEmpty()).isTrue();
    assertThat(body.text()).isEmpty();
    assertThat(body.bytes()).isEmpty();
  }

  @Test
  void readsTextAsItIs() {
    RequestBody body = read("SELECT 'ü 🚂'", false);

    assertThat(body.isEmpty()).isFalse();
    assertThat(body.text()).isEqualTo("SELECT 'ü 🚂'");
    assertThat(body.bytes()).isEqualTo("SELECT 'ü 🚂'".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void decodesBase64() {
    byte[] bytes = "SELECT 'ü 🚂'".getBytes(StandardCharsets.UTF_8);

    RequestBody body = read(Base64.getEncoder().encodeToString(bytes), true);

    assertThat(body.text()).isEqualTo("SELECT 'ü 🚂'");
    assertThat(body.bytes()).isEqualTo(bytes);
  }

  @Test
  void keepsBytesThatAreNoText() {
    byte[] bytes = {0, -1, 10};

    RequestBody body = read(Base64.getEncoder().encodeToString(bytes), true);

    assertThat(body.bytes()).isEqualTo(bytes);
    assertThatThrownBy(body::text)
        .isInstanceOf(BadRequestException.class)
        .hasMessage("the body must be text in UTF-8, had other bytes: send it as UTF-8");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void rejectsABodyThatIsTooLarge(boolean isBase64) {
    String largest = "x".repeat(RequestBody.LARGEST);
    RequestBody accepted = read(isBase64 ? base64(largest) : largest, isBase64);
    RequestBody rejected = read(isBase64 ? base64(largest + "x") : largest + "x", isBase64);

    assertThat(accepted.text()).isEqualTo(largest);
    assertThatThrownBy(rejected::text)
        .isInstanceOf(BadRequestException.class)
        .hasMessage("the body must have at most 262144 bytes, had 262145: send a shorter one");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static RequestBody read(String content, boolean isBase64) {
    APIGatewayV2HTTPEvent event =
        APIGatewayV2HTTPEvent.builder()
            .withBody(content)
            .withIsBase64Encoded(isBase64)
            .withRequestContext(
                APIGatewayV2HTTPEvent.RequestContext.builder()
                    .withHttp(APIGatewayV2HTTPEvent.RequestContext.Http.builder().build())
                    .build())
            .build();
    Request request = Request.from(event);
    if (request == null) {
      throw new AssertionError("no request in " + event);
    }
    return request.body();
  }
}
