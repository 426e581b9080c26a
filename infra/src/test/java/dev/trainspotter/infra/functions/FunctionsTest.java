package dev.trainspotter.infra.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.edge.Setting;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.Variant;
import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.configuration.ConfigurationKey;
import dev.trainspotter.ingest.IngestHandler;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Runtime, environment, alias and daily invocation of the functions.
class FunctionsTest {
  /// A batch has its turns if its last job may begin before the margin of the function's timeout.
  @Test
  void allowsAsManyBatchesOfTheBacklogAsHaveTheirTurns() {
    Synthesis stack = Synthesis.of(Variant.IAM);
    int batch =
        stack.properties("AWS::Lambda::EventSourceMapping").getFirst().path("BatchSize").asInt();
    double rate = Double.parseDouble(String.valueOf(Setting.DESCRIBE_RATE.defaultValue()));
    long seconds = IngestHandler.TIMEOUT.minus(IngestHandler.MARGIN).toSeconds();

    long largest = (long) (rate * seconds / batch);

    assertThat(ConfigurationKey.BACKLOG_CONCURRENCY.expected())
        .isEqualTo("a whole number from 2 to " + largest);
    Configuration.from(Map.of("trainspotter:backlogConcurrency", largest));
    assertThatThrownBy(
            () -> Configuration.from(Map.of("trainspotter:backlogConcurrency", largest + 1)))
        .hasMessageContaining("from 2 to %d, was %d", largest, largest + 1);
  }

  @ParameterizedTest
  @EnumSource
  void hasTheConfiguredArchitecture(Variant variant) {
    assertThat(Synthesis.of(variant).texts("AWS::Lambda::Function", "/Architectures/0"))
        .containsOnly(variant == Variant.X86 ? "x86_64" : "arm64");
  }

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
              assertThat(function.at("/Architectures/0").asText()).isIn("arm64", "x86_64");
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
