package dev.trainspotter.emulators.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutingTest {

  @Test
  void prefersTheMostSpecificRoute() {
    Routing routing =
        Routing.among(
            List.of("$default", "ANY /{proxy+}", "GET /jobs/{name}", "ANY /jobs/x", "GET /jobs/x"));

    List<String> keys =
        List.of(
            key(routing, "GET", "/jobs/x"),
            key(routing, "PUT", "/jobs/x"),
            key(routing, "GET", "/jobs/y"),
            key(routing, "GET", "/a/b/c"),
            key(routing, "GET", "/"));

    assertThat(keys)
        .containsExactly(
            "GET /jobs/x", "ANY /jobs/x", "GET /jobs/{name}", "ANY /{proxy+}", "$default");
  }

  @Test
  void decodesAPathParameterAfterTheRouteIsFound() {
    Routing routing = Routing.among(List.of("GET /jobs/{name}"));

    var route = routing.route("GET", "/jobs/a%2Fb+c");

    assertThat(route.orElseThrow().pathParameters()).containsExactly(Map.entry("name", "a/b+c"));
  }

  private static String key(Routing routing, String method, String path) {
    return routing.route(method, path).orElseThrow().routeKey();
  }
}
