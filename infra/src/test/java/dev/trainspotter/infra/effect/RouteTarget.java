package dev.trainspotter.infra.effect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.api.Route;
import dev.trainspotter.api.RouteFunction;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Every route calls the function that serves it.
final class RouteTarget {
  private RouteTarget() {}

  /// One line for each route that calls another function, or none.
  static List<String> failures(JsonNode template) {
    return template.path("Resources").properties().stream()
        .map(entry -> entry.getValue())
        .filter(each -> each.path("Type").asText().equals("AWS::ApiGatewayV2::Route"))
        .flatMap(each -> failure(each.path("Properties")))
        .toList();
  }

  private static Stream<String> failure(JsonNode route) {
    String key = route.path("RouteKey").asText();
    boolean isRight =
        Arrays.stream(RouteFunction.values())
            .filter(function -> Route.keys(function).contains(key))
            .anyMatch(function -> Templates.matches(route.path("Target"), target(function)));
    return isRight ? Stream.empty() : Stream.of(key + " calls " + route.path("Target"));
  }

  private static String target(RouteFunction function) {
    return "\\{\"Fn::Join\":\\[\"\",\\[\"integrations/\","
        + "\\{\"Ref\":\"JobsApi[a-zA-Z0-9]+%s[A-F0-9]{8}\"}]]}".formatted(function.id());
  }
}
