package dev.trainspotter.infra.effect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.Variant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The template has the effects that it should have.
class TemplateEffectTest {
  private static final JsonNode TEMPLATE = synthesize();
  private static final List<String> LINES = lines("permissions.txt");

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
    assertThat(Permissions.failures(TEMPLATE, LINES)).isEmpty();
  }

  @Test
  void hasAnAlarmForEachRow() {
    assertThat(AlarmRow.failures(TEMPLATE)).isEmpty();
  }

  @Test
  void hasEveryProtection() {
    assertThat(Protection.failures(TEMPLATE)).isEmpty();
  }

  private static JsonNode synthesize() {
    return Synthesis.of(Variant.WATCHED).template();
  }

  private static List<String> lines(String resource) {
    try (var in = TemplateEffectTest.class.getResourceAsStream(resource)) {
      return in == null
          ? List.of()
          : new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#") && !line.isBlank())
              .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
