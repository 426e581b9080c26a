package dev.trainspotter.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `samconfig.toml` agrees with the stack that `-c local=true` synthesizes.
class SamConfigTest {
  private static final Synthesis STACK =
      Synthesis.of(Map.of("local", "true"), Synthesis.standIns());
  private static final Map<String, Map<String, String>> SECTIONS = sections();

  @Test
  void hasASectionForEachCommandAndNoOther() {
    assertThat(SECTIONS)
        .containsOnlyKeys(
            "default.global.parameters",
            "default.local_invoke.parameters",
            "default.local_start_api.parameters");
  }

  @Test
  void readsTheTemplateThatTheCdkWrites() {
    JsonNode cdk = Synthesis.parse(Checkout.text("infra/cdk.json"));
    String output = cdk.path("output").asText().replaceFirst("^\\.\\./", "");

    assertThat(SECTIONS.get("default.global.parameters"))
        .containsEntry("template_file", output + "/" + TrainspotterStack.ID + ".template.json");
    assertThat(STACK.folder().resolve(TrainspotterStack.ID + ".template.json")).exists();
  }

  @Test
  void invokesWithABatchThatExists() {
    assertThat(values("event"))
        .isNotEmpty()
        .allSatisfy(e -> assertThat(Checkout.ROOT.resolve(e)).exists());
    assertThat(files()).isNotEmpty().allSatisfy(e -> assertThat(Checkout.ROOT.resolve(e)).exists());
  }

  @Test
  void namesFunctionsThatAreDirectChildrenOfTheStack() {
    List<String> functions =
        STACK.resources("AWS::Lambda::Function").values().stream()
            .map(function -> function.at("/Metadata/aws:cdk:path").asText().split("/", -1)[1])
            .toList();

    List<String> invoked =
        Pattern.compile("sam local invoke (\\w+)")
            .matcher(Checkout.text("samconfig.toml"))
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(invoked).isNotEmpty().isSubsetOf(functions);
    assertThat(environment().fieldNames()).toIterable().hasSameElementsAs(functions);
  }

  @Test
  void setsOnlyVariablesThatTheTemplateDeclares() {
    STACK
        .resources("AWS::Lambda::Function")
        .values()
        .forEach(
            function -> {
              String id = function.at("/Metadata/aws:cdk:path").asText().split("/", -1)[1];
              assertThat(environment().path(id).fieldNames())
                  .toIterable()
                  .isNotEmpty()
                  .allSatisfy(
                      name ->
                          assertThat(function.at("/Properties/Environment/Variables").has(name))
                              .as(name)
                              .isTrue());
            });
  }

  private static JsonNode environment() {
    return values("env_vars").map(Checkout::text).map(Synthesis::parse).findFirst().orElseThrow();
  }

  /// The event files that the comment's commands name.
  private static List<String> files() {
    return Pattern.compile("-e (\\S+)")
        .matcher(Checkout.text("samconfig.toml"))
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  private static Stream<String> values(String key) {
    return SECTIONS.values().stream().map(section -> section.get(key)).filter(v -> v != null);
  }

  private static Map<String, Map<String, String>> sections() {
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    Map<String, String> current = new LinkedHashMap<>();
    for (String line : Checkout.text("samconfig.toml").lines().toList()) {
      if (line.startsWith("[")) {
        current = new LinkedHashMap<>();
        sections.put(line.substring(1, line.length() - 1), current);
      } else if (line.contains(" = ")) {
        String[] pair = line.split(" = ", 2);
        current.put(pair[0], pair[1].replace("\"", ""));
      }
    }
    return sections;
  }
}
