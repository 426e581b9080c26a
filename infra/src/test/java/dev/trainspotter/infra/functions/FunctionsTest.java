package dev.trainspotter.infra.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.edge.Setting;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.Variant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Runtime, environment, alias and daily invocation of the functions.
class FunctionsTest {
  @ParameterizedTest
  @EnumSource
  void runsEachFunctionOnJava25AndGivesItAnAlias(Variant variant) {
    Synthesis stack = Synthesis.of(variant);

    assertThat(stack.properties("AWS::Lambda::Alias")).hasSize(2);
    assertThat(stack.properties("AWS::Lambda::Function"))
        .hasSize(2)
        .allSatisfy(
            function -> {
              assertThat(function.path("Runtime").asText()).isEqualTo("java25");
              assertThat(function.at("/Architectures/0").asText()).isEqualTo("arm64");
              assertThat(function.at("/TracingConfig/Mode").asText()).isEqualTo("Active");
              assertThat(function.at("/SnapStart/ApplyOn").asText())
                  .isEqualTo(variant == Variant.WITHOUT_SNAP_START ? "" : "PublishedVersions");
              assertThat(variables(function)).isSubsetOf(names(Setting.values()));
              assertThat(variables(function)).contains("TABLE_NAME", "STATE_TABLE_NAME");
            });
    assertThat(stack.properties("AWS::Scheduler::Schedule"))
        .hasSize(2)
        .allSatisfy(
            schedule ->
                assertThat(schedule.path("ScheduleExpression").asText()).isEqualTo("rate(1 day)"));
  }

  @ParameterizedTest
  @EnumSource
  void givesIngestTheAccountOfItsCredentials(Variant variant) {
    assertThat(Synthesis.of(variant).properties("AWS::Lambda::Function"))
        .extracting(function -> function.at("/Environment/Variables/OWN_ACCOUNT/Ref").asText())
        .contains("AWS::AccountId");
  }

  private static Set<String> variables(JsonNode function) {
    return function.at("/Environment/Variables").properties().stream()
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static Set<String> names(Enum<?>... values) {
    return Arrays.stream(values).map(Enum::name).collect(Collectors.toSet());
  }
}
