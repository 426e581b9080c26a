package dev.trainspotter.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpRequestTest {
  @Test
  void keepsRepeatedParametersThatApiGatewayHasJoined() {
    HttpRequest request =
        read(event("/", "tag=a,b&tag=c%2Cd&tag=&flag&x=1%3D1+%C3%BC", Map.of("tag", "a,b,c,d,")));

    assertThat(request.parameters())
        .containsExactly(
            Map.entry("tag", List.of("a,b", "c,d", "")),
            Map.entry("flag", List.of("")),
            Map.entry("x", List.of("1=1 ü")));
  }

  @Test
  void decodesThePathNoSecondTime() {
    HttpRequest request = read(event("/v1/a%2Fb/ü//", "", Map.of()));

    assertThat(request.path()).containsExactly("v1", "a%2Fb", "ü", "", "");
  }

  @Test
  void spellsMethodInUpperAndHeaderNamesInLowerCase() {
    APIGatewayV2HTTPEvent event = event("/", "", Map.of());
    event.getRequestContext().getHttp().setMethod("get");
    event.setHeaders(Map.of("If-None-Match", "W/\"A\""));

    HttpRequest request = read(event);

    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.headers()).containsExactly(Map.entry("if-none-match", "W/\"A\""));
  }

  @Test
  void isAbsentInACallThatOnlyWarmsUp() {
    assertThat(HttpRequest.from(null)).isNull();
    assertThat(HttpRequest.from(new APIGatewayV2HTTPEvent())).isNull();
  }

  @Test
  void refusesASecondValueOfAParameterThatMayBeGivenOnce() {
    HttpRequest request = read(event("/", "limit=1&limit=2", Map.of()));

    assertThatThrownBy(() -> request.parameter("limit"))
        .isInstanceOf(BadRequestException.class)
        .hasMessage("limit must be given once, was given 2 times");
  }

  private static HttpRequest read(APIGatewayV2HTTPEvent event) {
    HttpRequest request = HttpRequest.from(event);
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
