package dev.trainspotter.infra.effect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.infra.Checkout;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.Variant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The template has the effects that it should have.
class TemplateEffectTest {
  private static final JsonNode TEMPLATE = Synthesis.of(Variant.WATCHED).template();

  @Test
  void confinesEachPolicyToTheJobsOfItsAccount() {
    assertThat(Confinement.failures(TEMPLATE)).isEmpty();
    assertThat(Templates.named(TEMPLATE, "AWS::IAM::ManagedPolicy"))
        .as("one policy for all rows, one for the stack's account, one for each configured account")
        .hasSize(2 + Confinement.ACCOUNTS.size());
    assertThat(TEMPLATE.path("Parameters").properties())
        .extracting(Map.Entry::getKey)
        .containsOnly("BootstrapVersion");
  }

  @Test
  void hasExactlyTheStatementsOfTheList() {
    assertThat(Permissions.failures(TEMPLATE, Permissions.EXPECTED)).isEmpty();
  }

  @Test
  void givesAReasonAboveEachStatementWithAStar() {
    List<String> lines =
        Stream.of("permissions.txt", "member-permissions.txt")
            .map("infra/src/test/resources/dev/trainspotter/infra/effect/"::concat)
            .flatMap(file -> Checkout.text(file).lines())
            .toList();

    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).contains("*") && !lines.get(i).startsWith("#")) {
        assertThat(lines.get(i - 1)).as(lines.get(i)).startsWith("# ");
      }
    }
  }

  @Test
  void hasAnAlarmForEachRow() {
    assertThat(AlarmRow.failures(TEMPLATE)).isEmpty();
    assertThat(Findings.ofDescriptions(TEMPLATE)).isEmpty();
  }

  @Test
  void hasEveryProtection() {
    assertThat(Protection.failures(TEMPLATE)).isEmpty();
  }

  @Test
  void hasEveryReference() {
    assertThat(Wire.failures(TEMPLATE)).isEmpty();
    assertThat(References.failures(TEMPLATE)).isEmpty();
  }

  @Test
  void hasTheTablesAndRoutesOfTheCode() {
    assertThat(TableKeys.failures(TEMPLATE)).isEmpty();
    assertThat(Findings.ofRoutes(TEMPLATE)).isEmpty();
  }

  @Test
  void hasTheLakeOfTheResourceFile() {
    assertThat(LakeResources.failures(TEMPLATE)).isEmpty();
  }

  @Test
  void matchesTheEventsThatItShould() {
    assertThat(Findings.ofSituations(TEMPLATE)).isEmpty();
  }
}
