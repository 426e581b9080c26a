package dev.trainspotter.infra.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.api.Route;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.Variant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Routes, throttling and access log of the API.
class TrainingJobsApiTest {
  @ParameterizedTest
  @EnumSource
  void servesExactlyTheRoutesOfTheCode(Variant variant) {
    assertThat(Synthesis.of(variant).texts("AWS::ApiGatewayV2::Route", "/RouteKey"))
        .containsExactlyInAnyOrderElementsOf(Route.keys());
  }

  @ParameterizedTest
  @EnumSource
  void throttlesRequestsAndLogsCallers(Variant variant) {
    JsonNode stage = Synthesis.of(variant).properties("AWS::ApiGatewayV2::Stage").getFirst();

    assertThat(stage.path("StageName").asText()).isEqualTo("$default");
    assertThat(stage.at("/DefaultRouteSettings/ThrottlingRateLimit").asInt()).isPositive();
    assertThat(stage.at("/AccessLogSettings/DestinationArn").isMissingNode()).isFalse();
    assertThat(Synthesis.parse(stage.at("/AccessLogSettings/Format").asText()).isObject()).isTrue();
  }
}
