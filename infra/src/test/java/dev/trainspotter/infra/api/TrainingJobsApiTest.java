package dev.trainspotter.infra.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.api.Route;
import dev.trainspotter.api.RouteFunction;
import dev.trainspotter.api.cors.Cors;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.Variant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Match;

/// Routes, throttling and access log of the API.
class TrainingJobsApiTest {
  @ParameterizedTest
  @EnumSource
  void servesExactlyTheRoutesOfTheCode(Variant variant) {
    assertThat(Synthesis.of(variant).texts("AWS::ApiGatewayV2::Route", "/RouteKey"))
        .containsExactlyInAnyOrderElementsOf(
            variant == Variant.WITHOUT_SQL ? Route.keys(RouteFunction.QUERY) : Route.keys());
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

  @ParameterizedTest
  @EnumSource
  void letsNoPageOfAnotherOriginReadResponsesByDefault(Variant variant) {
    JsonNode api = Synthesis.of(variant).properties("AWS::ApiGatewayV2::Api").getFirst();

    assertThat(api.has("CorsConfiguration")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"iam", "jwt"})
  void opensPreflightRequestsAndNothingElseForOtherOrigins(String auth) {
    String origins = "https://jobs.example.com,http://localhost:3000";
    Synthesis stack =
        Synthesis.of(
            Map.of(
                "trainspotter:corsOrigins",
                origins,
                "trainspotter:auth",
                auth,
                "trainspotter:jwtIssuer",
                "https://issuer.example.com/pool",
                "trainspotter:jwtAudience",
                "trainspotter"),
            Synthesis.standIns());

    JsonNode cors = stack.properties("AWS::ApiGatewayV2::Api").getFirst().path("CorsConfiguration");
    assertThat(Synthesis.texts(cors.path("AllowOrigins"), "")).containsExactly(origins.split(","));
    assertThat(Synthesis.texts(cors.path("AllowMethods"), ""))
        .containsExactlyElementsOf(Cors.METHODS);
    assertThat(cors.path("AllowCredentials").asBoolean()).isFalse();
    assertThat(stack.properties("AWS::ApiGatewayV2::Route"))
        .filteredOn(route -> route.path("AuthorizationType").asText().equals("NONE"))
        .singleElement()
        .satisfies(
            route -> assertThat(route.path("RouteKey").asText()).isEqualTo("OPTIONS /{proxy+}"));
    assertThat(stack.template().toString()).contains("\"CORS_ORIGINS\":\"" + origins + "\"");
    assertThatCode(
            () -> stack.annotations().hasNoError("*", Match.stringLikeRegexp("AwsSolutions-.*")))
        .doesNotThrowAnyException();
  }
}
