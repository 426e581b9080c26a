package dev.trainspotter.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.edge.StackOutput;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The outputs of the stack, and that it needs no account to be synthesized.
class TrainspotterStackTest {
  @Test
  void hasExactlyTheOutputsOfTheList() {
    Set<String> outputs = new TreeSet<>();
    for (Variant variant : List.of(Variant.OTHER_ACCOUNTS, Variant.CUSTOMER_KEY)) {
      Synthesis.of(variant)
          .template()
          .path("Outputs")
          .fieldNames()
          .forEachRemaining(
              output -> outputs.add(output.replaceFirst("(?<=^AccountRowsPolicy)[0-9]{12}$", "")));
    }

    assertThat(outputs)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(StackOutput.values()).map(StackOutput::id).toList());
  }

  /// CloudFormation waits for the response of a custom resource, and fails without one.
  @Test
  void startsNoFunctionDuringTheDeployment() {
    assertThat(Synthesis.of(Variant.IAM).template().path("Resources").properties())
        .extracting(resource -> resource.getValue().path("Type").asText())
        .noneMatch(type -> type.matches("Custom::.*|AWS::CloudFormation::.*"));
  }

  @Test
  void needsNoLookupInAnAccount() {
    assertThat(Checkout.ROOT.resolve("infra/cdk.context.json")).doesNotExist();
  }
}
