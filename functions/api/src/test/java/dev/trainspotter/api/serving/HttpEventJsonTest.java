package dev.trainspotter.api.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpEventJsonTest {
  private static final APIGatewayV2HTTPResponse RESPONSE =
      APIGatewayV2HTTPResponse.builder()
          .withStatusCode(404)
          .withHeaders(Map.of("content-type", "application/json"))
          .withBody("{\"detail\":\"é \uD83D\"}")
          .withIsBase64Encoded(false)
          .build();

  private final AtomicReference<@Nullable APIGatewayV2HTTPEvent> received = new AtomicReference<>();

  private String serve(String event) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    HttpEventJson.serve(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
        output,
        each -> {
          received.set(each);
          return RESPONSE;
        });
    return output.toString(StandardCharsets.UTF_8);
  }

  @Test
  void readsWhatTheApiNeeds() throws IOException {
    serve(
        """
        {"version": "2.0", "routeKey": "$default", "rawPath": "/v1/sql",
         "rawQueryString": "a=%C3%A9", "cookies": ["a=b"], "body": "e30=",
         "headers": {"Accept": "text/csv", "X-Odd": "é"},
         "isBase64Encoded": true, "stageVariables": null,
         "requestContext": {"accountId": "1", "timeEpoch": 1,
           "http": {"method": "POST", "path": "/v1/sql", "sourceIp": "127.0.0.1"}}}
        """);

    APIGatewayV2HTTPEvent event = received.get();
    assertThat(event.getRawPath()).isEqualTo("/v1/sql");
    assertThat(event.getRawQueryString()).isEqualTo("a=%C3%A9");
    assertThat(event.getHeaders()).isEqualTo(Map.of("Accept", "text/csv", "X-Odd", "é"));
    assertThat(event.getBody()).isEqualTo("e30=");
    assertThat(event.getIsBase64Encoded()).isTrue();
    assertThat(event.getRequestContext().getHttp().getMethod()).isEqualTo("POST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"requestContext\":null}", "{\"requestContext\":{\"http\":1}}"})
  void readsAnEventWithoutARequest(String event) throws IOException {
    serve(event);

    assertThat(received.get().getRequestContext()).isNull();
    assertThat(received.get().getBody()).isNull();
    assertThat(received.get().getIsBase64Encoded()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", " null\n"})
  void takesACallThatOnlyWarmsUp(String event) throws IOException {
    received.set(new APIGatewayV2HTTPEvent());

    serve(event);

    assertThat(received.get()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "\"text\"", "{", "{\"rawPath\":}"})
  void refusesWhatIsNoObject(String event) {
    assertThatThrownBy(() -> serve(event)).isInstanceOf(RuntimeException.class);
  }

  /// Half of a surrogate pair cannot be sent in UTF-8, so it is escaped.
  @Test
  void writesEveryMemberOfTheResponse() throws IOException {
    assertThat(serve("{}"))
        .isEqualTo(
            "{\"statusCode\":404,\"headers\":{\"content-type\":\"application/json\"},"
                + "\"body\":\"{\\\"detail\\\":\\\"é \\"
                + "uD83D\\\"}\",\"isBase64Encoded\":false}");
  }
}
