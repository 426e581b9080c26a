package dev.trainspotter.infra.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.Variant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the functions know of an organization's units, and what they may list.
class OrganizationTest {
  private static final String UNITS = "ou-ab12-c3d4e5f6,ou-ab12-77778888";

  private static Map<String, String> variable(Synthesis stack, String name) {
    Map<String, String> values = new TreeMap<>();
    stack
        .resources("AWS::Lambda::Function")
        .forEach(
            (id, function) -> {
              JsonNode value = function.at("/Properties/Environment/Variables/" + name);
              if (!value.isMissingNode()) {
                values.put(id.replaceFirst("Function[0-9A-F]*$", ""), value.asText());
              }
            });
    return values;
  }

  /// The role's statements that allow actions of AWS Organizations, as action and resource.
  private static List<String> lists(Synthesis stack, String role) {
    return stack.resources("AWS::IAM::Role").entrySet().stream()
        .filter(each -> each.getKey().startsWith(role))
        .flatMap(each -> each.getValue().findValues("Statement").stream())
        .flatMap(statements -> StreamSupport.stream(statements.spliterator(), false))
        .filter(statement -> statement.path("Action").toString().contains("organizations:"))
        .map(statement -> statement.path("Action") + " on " + statement.path("Resource"))
        .sorted()
        .toList();
  }

  @Test
  void tellsTheFunctionsTheUnitsAndReconciliationTheRegions() {
    Synthesis stack = Synthesis.of(Variant.ORGANIZATION);

    assertThat(variable(stack, "ORGANIZATIONAL_UNITS"))
        .isEqualTo(Map.of("Ingest", UNITS, "Query", UNITS, "Reconcile", UNITS));
    assertThat(variable(stack, "REGIONS")).isEqualTo(Map.of("Reconcile", "us-east-1,eu-west-1"));
  }

  @Test
  void tellsNothingOfUnitsWithoutThem() {
    Synthesis stack = Synthesis.of(Variant.WATCHED);

    assertThat(variable(stack, "ORGANIZATIONAL_UNITS")).isEmpty();
    assertThat(variable(stack, "REGIONS")).isEmpty();
    assertThat(lists(stack, "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ou-ab12-c3d4e5f6        | ListUnits",
        "r-ab12                  | ListAccounts",
        "r-ab12,ou-cd34-c3d4e5f6 | ListAccounts,ListUnits"
      })
  void allowsReconciliationAloneToListTheAccountsOfItsUnits(String units, String expected) {
    Map<String, String> statements =
        Map.of(
            "ListAccounts",
            "\"organizations:ListAccounts\" on \"*\"",
            "ListUnits",
            "[\"organizations:ListAccountsForParent\","
                + "\"organizations:ListOrganizationalUnitsForParent\"] on "
                + "{\"Fn::Join\":[\"\",[\"arn:\",{\"Ref\":\"AWS::Partition\"},"
                + "\":organizations::*:ou/o-a1b2c3d4e5/ou-*\"]]}");
    Synthesis stack =
        Synthesis.of(
            Map.of(
                "trainspotter:organizationalUnits",
                units,
                "trainspotter:organizationId",
                "o-a1b2c3d4e5"),
            Synthesis.standIns());

    assertThat(lists(stack, "ReconcileRole"))
        .containsExactlyInAnyOrderElementsOf(
            List.of(expected.split(",")).stream().map(statements::get).toList());
    assertThat(lists(stack, "")).hasSameSizeAs(lists(stack, "ReconcileRole"));
  }
}
