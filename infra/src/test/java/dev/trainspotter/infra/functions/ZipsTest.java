package dev.trainspotter.infra.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainspotter.infra.Checkout;
import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.configuration.WrongConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipsTest {
  @Test
  void namesAMissingZip() {
    assertThatThrownBy(() -> Zips.of(Checkout.ROOT.resolve("nowhere"), Configuration.defaults()))
        .isInstanceOf(WrongConfigurationException.class)
        .hasMessageStartingWith("the zip of IngestFunction is missing: ")
        .hasMessageContaining("nowhere/functions/ingest/target/ingest-arm64.zip")
        .hasMessageContaining("mvn -Dquick package");
  }

  @ParameterizedTest
  @ValueSource(strings = {"arm64", "x86_64"})
  void takesTheZipsOfTheConfiguredArchitecture(String architecture, @TempDir Path project)
      throws Exception {
    for (String function : List.of("ingest", "query", "sql")) {
      write(project, "%s/target/%s-arm64".formatted(function, function));
      write(project, "%s/target/%s-x86_64".formatted(function, function));
    }

    Zips zips =
        Zips.of(project, Configuration.from(Map.of("trainspotter:architecture", architecture)));

    assertThat(List.of(zips.ingest(), zips.query(), zips.sql()))
        .extracting(zip -> zip.getFileName().toString())
        .containsExactly(
            "ingest-%s.zip".formatted(architecture),
            "query-%s.zip".formatted(architecture),
            "sql-%s.zip".formatted(architecture));
  }

  private static void write(Path project, String zip) throws Exception {
    Path file = project.resolve("functions").resolve(zip + ".zip");
    Files.createDirectories(file.getParent());
    Files.createFile(file);
  }
}
