package dev.trainspotter.infra.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.edge.Setting;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.Variant;
import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.configuration.ConfigurationKey;
import dev.trainspotter.ingest.IngestHandler;
import dev.trainspotter.ingest.ReconcileHandler;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
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
  void runsEachFunctionOnJava25(Variant variant) {
    Synthesis stack = Synthesis.of(variant);

    assertThat(stack.properties("AWS::Lambda::Function"))
        .hasSize(2 + (isReconciling(variant) ? 1 : 0) + (isSql(variant) ? 1 : 0))
        .allSatisfy(
            function -> {
              assertThat(function.path("Runtime").asText()).isEqualTo("java25");
              assertThat(function.at("/Architectures/0").asText()).isIn("arm64", "x86_64");
              assertThat(function.at("/TracingConfig/Mode").asText()).isEqualTo("Active");
              // Java's own options are no setting of the code.
              assertThat(variables(function))
                  .filteredOn(name -> !name.equals("JAVA_TOOL_OPTIONS"))
                  .isSubsetOf(names(Setting.values()));
              assertThat(variables(function)).contains("TABLE_NAME", "STATE_TABLE_NAME");
            });
  }

  @ParameterizedTest
  @EnumSource
  void takesSnapshotsOfTheFunctionsWithAnAliasAndKeepsThemActive(Variant variant) {
    Synthesis stack = Synthesis.of(variant);
    boolean isSnapped = variant != Variant.WITHOUT_SNAP_START;
    int aliases = isSql(variant) ? 3 : 2;

    assertThat(stack.properties("AWS::Lambda::Alias")).hasSize(aliases);
    assertThat(stack.texts("AWS::Lambda::Function", "/SnapStart/ApplyOn"))
        .filteredOn(applied -> !applied.isEmpty())
        .hasSize(isSnapped ? aliases : 0)
        .allMatch("PublishedVersions"::equals);
    assertThat(stack.texts("AWS::Scheduler::Schedule", "/ScheduleExpression"))
        .filteredOn("rate(1 day)"::equals)
        .hasSize(aliases);
  }

  @ParameterizedTest
  @EnumSource
  void startsARunOfTheReconciliationEveryFiveMinutesUnlessItIsOff(Variant variant) {
    Synthesis stack = Synthesis.of(variant);

    assertThat(stack.texts("AWS::Scheduler::Schedule", "/ScheduleExpression"))
        .filteredOn("rate(5 minutes)"::equals)
        .hasSize(isReconciling(variant) ? 1 : 0);
    assertThat(stack.template().toString().contains("Reconcil")).isEqualTo(isReconciling(variant));
    assertThat(ReconcileHandler.TIMEOUT).isLessThan(Duration.ofMinutes(5));
  }

  @Test
  void givesTheReconcileFunctionSettingsThatItAccepts() {
    Synthesis stack =
        Synthesis.of(
            Map.of("trainspotter:searchRate", "0.5", "trainspotter:backfillFrom", "2025-01-31"),
            Synthesis.standIns());
    JsonNode function =
        stack.properties("AWS::Lambda::Function").stream()
            .filter(each -> each.path("Handler").asText().endsWith(".ReconcileHandler"))
            .findFirst()
            .orElseThrow();
    Map<String, String> environment = new HashMap<>();
    function
        .at("/Environment/Variables")
        .properties()
        .forEach(each -> environment.put(each.getKey(), each.getValue().asText("any")));

    Settings settings = Settings.from(environment);

    assertThat(settings.searchRate()).isEqualTo(0.5);
    assertThat(settings.backfillFrom()).isEqualTo("2025-01-31T00:00:00Z");
  }

  private static boolean isSql(Variant variant) {
    return variant != Variant.WITHOUT_SQL;
  }

  @ParameterizedTest
  @EnumSource
  void givesTheSqlFunctionTwiceTheMemoryUnlessItIsOff(Variant variant) {
    Synthesis stack = Synthesis.of(variant);

    assertThat(stack.properties("AWS::Lambda::Function"))
        .filteredOn(function -> function.path("Handler").asText().endsWith(".SqlHandler"))
        .hasSize(isSql(variant) ? 1 : 0)
        .allMatch(function -> function.path("MemorySize").asInt() == 2048)
        .allMatch(function -> function.path("Timeout").asInt() == 29);
    assertThat(stack.template().toString().contains("Sql")).isEqualTo(isSql(variant));
  }

  @Test
  void reservesConcurrentExecutionsWhenConfigured() {
    Synthesis stack =
        Synthesis.of(
            Map.of("trainspotter:queryConcurrency", "20", "trainspotter:sqlConcurrency", "4"),
            Synthesis.standIns());

    assertThat(stack.texts("AWS::Lambda::Function", "/ReservedConcurrentExecutions"))
        .filteredOn(number -> !number.isEmpty())
        .containsExactlyInAnyOrder("20", "4");
  }

  private static boolean isReconciling(Variant variant) {
    return variant != Variant.WITHOUT_RECONCILIATION;
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
