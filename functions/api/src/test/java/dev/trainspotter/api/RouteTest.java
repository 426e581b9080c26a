package dev.trainspotter.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.api.cors.Cors;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RouteTest {
  static List<Route> routes() {
    return Route.all();
  }

  @ParameterizedTest
  @MethodSource("routes")
  void belongsToOneFunctionOnly(Route route) {
    String key = route.method() + " " + route.path();

    assertThat(RouteFunction.values())
        .filteredOn(function -> Route.keys(function).contains(key))
        .containsExactly(route.function());
  }

  @Test
  void sendsEveryKeyToAFunction() {
    List<String> ofFunctions =
        Arrays.stream(RouteFunction.values()).flatMap(f -> Route.keys(f).stream()).toList();

    assertThat(ofFunctions)
        .doesNotHaveDuplicates()
        .hasSize(Route.all().size() + Route.FALLBACKS.size() + 1)
        .containsAll(Route.FALLBACKS)
        .contains("HEAD /v1/sql/schema")
        .isEqualTo(Route.keys());
  }

  @Test
  void readsTheParametersInAPath() {
    List<RouteMatch> matches =
        Route.at(List.of("v1", "training-jobs", "111122223333", "eu-west-1", "a%2Fb"));

    assertThat(matches)
        .containsExactly(
            new RouteMatch(
                RowRoute.GET_TRAINING_JOB,
                Map.of(
                    Parameter.ACCOUNT_ID, "111122223333",
                    Parameter.REGION, "eu-west-1",
                    Parameter.TRAINING_JOB_NAME, "a%2Fb")));
  }

  @Test
  void matchesNoPathOfAnotherLength() {
    assertThat(Route.at(List.of("v1", "columns", ""))).isEmpty();
    assertThat(Route.at(List.of("v1"))).isEmpty();
  }

  @Test
  void putsValuesInPlaceOfThePathsParameters() {
    String path = RowRoute.GET_TIMELINE.pathOf("111122223333", "eu-west-1", "{$0}");

    assertThat(path).isEqualTo("/v1/training-jobs/111122223333/eu-west-1/{$0}/timeline");
    assertThat(RowRoute.LIST_COLUMNS.pathOf()).isEqualTo("/v1/columns");
  }

  @ParameterizedTest
  @MethodSource("routes")
  void hasAMethodThatPagesOfOtherOriginsMaySend(Route route) {
    assertThat(Cors.METHODS).contains(route.method());
  }

  @ParameterizedTest
  @MethodSource("routes")
  void liesBelowTheRootThatPoliciesAllow(Route route) {
    assertThat(route.path()).startsWith(Route.ROOT + "/");
  }
}
