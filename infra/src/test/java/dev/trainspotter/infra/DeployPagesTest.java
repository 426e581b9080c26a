package dev.trainspotter.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.edge.StackOutput;
import dev.trainspotter.infra.configuration.ConfigurationKey;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The pages about deployment agree with the stack.
class DeployPagesTest {
  @Test
  void showsEveryKeyOfTheConfiguration() {
    String table =
        "| key | default | description | allowed values |\n|---|---|---|---|\n"
            + Arrays.stream(ConfigurationKey.values())
                .map(DeployPagesTest::row)
                .collect(Collectors.joining("\n"));

    assertThat(Checkout.text("README.md")).contains("\n" + table + "\n");
  }

  @Test
  void namesTheTablesByTheirLogicalIds() {
    assertThat(Synthesis.of(Variant.IAM).resources("AWS::DynamoDB::GlobalTable").keySet())
        .allSatisfy(id -> assertThat(Checkout.text("docs/deploy.md")).contains("\"" + id + "\""));
  }

  @ParameterizedTest
  @EnumSource
  void explainsEveryOutput(StackOutput output) {
    assertThat(Checkout.text("docs/deploy.md")).contains("`" + output.id() + "`");
  }

  private static String row(ConfigurationKey key) {
    String defaultValue = key.defaultValue().isEmpty() ? "" : "`%s`".formatted(key.defaultValue());
    return "| `%s` | %s | %s | %s |"
        .formatted(key.id(), defaultValue, key.description(), key.expected().replace("<", "\\<"));
  }
}
