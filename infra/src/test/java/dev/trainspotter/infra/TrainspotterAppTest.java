package dev.trainspotter.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.functions.Zips;
import dev.trainspotter.infra.members.MemberStack;
import dev.trainspotter.infra.members.MemberTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the app as the CDK's command line does, in a JVM of its own.
class TrainspotterAppTest {
  @TempDir private Path folder;

  @Test
  void synthesizesTheSameTemplateInEveryJvm() throws Exception {
    Map<String, String> configuration =
        Map.of(
            "trainspotter:lake", "daily",
            "trainspotter:organizationalUnits", "ou-ab12-c3d4e5f6",
            "trainspotter:organizationId", "o-a1b2c3d4e5");
    Run app = start(configuration);

    Synthesis here = Synthesis.of(configuration, Zips.of(Checkout.ROOT, Configuration.defaults()));

    assertThat(app.lines()).isEmpty();
    assertThat(app.exit()).isZero();
    assertThat(files(folder))
        .containsExactlyInAnyOrder("Trainspotter.template.json", MemberTemplate.FILE);
    MemberTemplate.of(Synthesis.app(), Configuration.from(configuration)).write(here.folder());
    assertThat(folder.resolve(MemberTemplate.FILE))
        .hasSameTextualContentAs(here.folder().resolve(MemberTemplate.FILE));
    assertThat(folder.resolve("Trainspotter.template.json"))
        .hasSameTextualContentAs(here.folder().resolve("Trainspotter.template.json"));
  }

  @Test
  void synthesizesTheMemberStackOfAHubAndNothingElse() throws Exception {
    Run app = start(Map.of("trainspotter:hub", "111122223333:us-east-1:prod"));

    assertThat(app.lines()).isEmpty();
    assertThat(app.exit()).isZero();
    assertThat(files(folder)).containsExactly(MemberStack.ID + ".template.json");
    assertThat(Files.readString(folder.resolve(MemberStack.ID + ".template.json")))
        .contains(":111122223333:event-bus/trainspotter-prod")
        .doesNotContain("\"Parameters\"");
  }

  @Test
  void printsOneLineAboutAnInvalidConfiguration() throws Exception {
    Run app = start(Map.of("trainspotter:logRetentionDays", "13"));

    assertThat(app.exit()).isEqualTo(1);
    assertThat(app.lines())
        .singleElement()
        .asString()
        .startsWith(
            "trainspotter:logRetentionDays must be one of the numbers that CloudWatch Logs allows:"
                + " 1, 3,")
        .endsWith(", was 13");
  }

  private record Run(int exit, List<String> lines) {}

  private Run start(Map<String, String> configuration) throws IOException, InterruptedException {
    Map<String, Object> context = Synthesis.cdkContext();
    context.putAll(configuration);
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dhouse=" + Checkout.ROOT,
            "-cp",
            System.getProperty("java.class.path"),
            TrainspotterApp.class.getName());
    Path output = Files.createTempFile("app", ".txt");
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("CDK_OUTDIR", folder.toString());
    builder.environment().put("CDK_CONTEXT_JSON", Synthesis.JSON.writeValueAsString(context));
    builder.environment().put("JSII_DEPRECATED", "quiet");
    builder.environment().put("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");
    Process process = builder.start();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    return new Run(process.exitValue(), Files.readAllLines(output));
  }

  private static List<String> files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".template.json"))
          .toList();
    }
  }
}
