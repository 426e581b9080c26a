package dev.trainspotter.infra.functions;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainspotter.infra.Checkout;
import dev.trainspotter.infra.configuration.WrongConfigurationException;
import org.junit.jupiter.api.Test;

class ZipsTest {
  @Test
  void namesAMissingZip() {
    assertThatThrownBy(() -> Zips.of(Checkout.ROOT.resolve("nowhere")))
        .isInstanceOf(WrongConfigurationException.class)
        .hasMessageStartingWith("the zip of IngestFunction is missing: ")
        .hasMessageContaining("nowhere/functions/ingest/target/ingest.zip")
        .hasMessageContaining("mvn -Dquick package");
  }
}
