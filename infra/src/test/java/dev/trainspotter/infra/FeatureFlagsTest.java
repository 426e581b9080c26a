package dev.trainspotter.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// The CDK's command line prints a notice about each feature flag that `cdk.json` does not set and
/// whose default is not the recommended value.
class FeatureFlagsTest {
  @Test
  void setsEveryFlagThatNeedsAttention() throws IOException {
    JsonNode manifest =
        Synthesis.JSON.readTree(
            Synthesis.of(Variant.IAM).folder().resolve("manifest.json").toFile());
    JsonNode flags = manifest.at("/artifacts/aws-cdk-lib~1feature-flag-report/properties/flags");

    assertThat(flags.properties()).isNotEmpty();
    assertThat(flags.properties())
        .filteredOn(flag -> !flag.getValue().has("userValue"))
        .allSatisfy(
            flag ->
                assertThat(flag.getValue().at("/unconfiguredBehavesLike/v2").asBoolean())
                    .as(flag.getKey())
                    .isEqualTo(flag.getValue().path("recommendedValue").asBoolean()));
  }
}
