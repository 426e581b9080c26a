package dev.trainspotter.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {
  @Test
  void keepsRepeatedParametersThatApiGatewayHasJoined() {
    Request request =
        read(event("/", "tag=a,b&tag=c%2Cd&tag=&&x=1%3D1+%C3%BC", Map.of("tag", "a,b,c,d,")));

    assertThat(request.parameters())
        .containsExactly(
            Map.entry("tag", List.of("a,b", "c,d", "")), Map.entry("x", List.of("1=1 ü")));
  }

  @Test
  void decodesThePathNoSecondTime() {
    Request request = read(event("/v1/a%2Fb/ü//", "", Map.of()));

    assertThat(request.path()).containsExactly("v1", "a%2Fb", "ü", "", "");
  }

  @Test
  void spellsMethodInUpperAndHeaderNamesInLowerCase() {
    APIGatewayV2HTTPEvent event = event("/", "", Map.of());
    event.getRequestContext().getHttp().setMethod("get");
    event.setHeaders(Map.of("If-None-Match", "W/\"A\""));

    Request request = read(event);

    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.headers()).containsExactly(Map.entry("if-none-match", "W/\"A\""));
  }

  @Test
  void leavesOutAHeaderWithoutAValue() {
    APIGatewayV2HTTPEvent event = event("/", "", Map.of());
    Map<String, String> headers = new HashMap<>(Map.of("accept", "*/*"));
    headers.put("accept-encoding", null);
    event.setHeaders(headers);

    Request request = read(event);

    assertThat(request.headers()).containsExactly(Map.entry("accept", "*/*"));
    assertThat(request.acceptsGzip()).isFalse();
  }

  @Test
  void takesACharacterThatStandsForNoneWhereItWasWritten() {
    Request request = read(event("/", "a=%EF%BF%BD&b=%ef%bf%bd", Map.of()));

    assertThat(request.parameters())
        .containsExactly(Map.entry("a", List.of("\uFFFD")), Map.entry("b", List.of("\uFFFD")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%ff", "a=%EF%BF%BD%ff", "%C3=1", "a=%", "a=%0", "a=%00"})
  void refusesWhatIsNotPercentEncodedUtf8(String query) {
    APIGatewayV2HTTPEvent event = event("/", query, Map.of());

    assertThatThrownBy(() -> Request.from(event))
        .isInstanceOf(BadRequestException.class)
        .hasMessageStartingWith("the query string must be percent-encoded UTF-8 without NUL");
  }

  @Test
  void isAbsentInACallThatOnlyWarmsUp() {
    assertThat(Request.from(null)).isNull();
    assertThat(Request.from(new APIGatewayV2HTTPEvent())).isNull();
  }

  @Test
  void refusesASecondValueOfAParameterThatMayBeGivenOnce() {
    Request request = read(event("/", "limit=1&limit=2", Map.of()));

    assertThatThrownBy(() -> request.parameter("limit"))
        .isInstanceOf(BadRequestException.class)
        .hasMessage("limit must be given once, was given 2 times");
  }

  private static Request read(APIGatewayV2HTTPEvent event) {
    Request request = Request.from(event);
    if (request == null) {
      throw new AssertionError("no request in " + event);
    }
    return request;
  }

  private static APIGatewayV2HTTPEvent event(
      String rawPath, String rawQueryString, Map<String, String> joined) {
    return APIGatewayV2HTTPEvent.builder()
        .withRawPath(rawPath)
        .withRawQueryString(rawQueryString)
        .withQueryStringParameters(joined)
        .withRequestContext(
            APIGatewayV2HTTPEvent.RequestContext.builder()
                .withHttp(
                    APIGatewayV2HTTPEvent.RequestContext.Http.builder().withMethod("GET").build())
                .build())
        .build();
  }
}
