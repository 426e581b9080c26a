package dev.trainspotter.infra.effect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.api.Route;
import dev.trainspotter.infra.running.TemplateCheck;
import dev.trainspotter.infra.situations.Situation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// Everything that the tests of this package find wrong with a template of the variant `WATCHED`.
///
/// @param sound a template with which nothing is wrong
public record Findings(JsonNode sound) {
  private static final List<Situation> SITUATIONS = Situation.all();

  private static final List<Check> CHECKS =
      List.of(
          new Check(List.of(), Protection::failures),
          new Check(List.of(), Wire::failures),
          new Check(List.of("AWS::CloudWatch::Alarm"), AlarmRow::failures),
          new Check(List.of("AWS::CloudWatch::Alarm"), Findings::ofDescriptions),
          new Check(
              Permissions.TYPES, template -> Permissions.failures(template, Permissions.EXPECTED)),
          new Check(List.of("AWS::DynamoDB::GlobalTable"), TableKeys::failures),
          new Check(List.of("AWS::ApiGatewayV2::Route"), Findings::ofRoutes),
          new Check(List.of("AWS::Events::Rule"), Findings::ofSituations),
          new Check(List.of("AWS::IAM::ManagedPolicy"), Confinement::failures),
          new Check(
              List.of("AWS::Glue::Database", "AWS::Glue::Table", "AWS::S3::Bucket"),
              LakeResources::failures),
          new Check(List.of(), References::failures));

  /// @param types the types of the resources that the check reads; empty if it reads all
  private record Check(List<String> types, Function<JsonNode, List<String>> failures) {}

  /// The findings of the first check that has any; empty if nothing is wrong.
  public List<String> of(JsonNode template) {
    return CHECKS.stream()
        .filter(check -> check.types.isEmpty() || isChanged(template, check.types))
        .map(check -> check.failures.apply(template))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private boolean isChanged(JsonNode template, List<String> types) {
    return !resources(template, types).equals(resources(sound, types));
  }

  private static List<JsonNode> resources(JsonNode template, List<String> types) {
    return template.path("Resources").properties().stream()
        .map(Map.Entry::getValue)
        .filter(resource -> types.contains(resource.path("Type").asText()))
        .toList();
  }

  /// Each alarm's description ends with the link to its own section of the runbook.
  static List<String> ofDescriptions(JsonNode template) {
    return Templates.byId(template).entrySet().stream()
        .filter(each -> each.getValue().path("Type").asText().equals("AWS::CloudWatch::Alarm"))
        .filter(
            each ->
                !each.getValue()
                    .at("/Properties/AlarmDescription")
                    .asText()
                    .endsWith(
                        ". See docs/runbook.md#"
                            + each.getKey().replaceFirst("^Alarms", "").toLowerCase(Locale.ROOT)))
        .map(each -> "description of " + each.getKey())
        .toList();
  }

  /// The API has exactly the routes of the code.
  static List<String> ofRoutes(JsonNode template) {
    Set<String> keys = new TreeSet<>();
    Templates.named(template, "AWS::ApiGatewayV2::Route")
        .values()
        .forEach(route -> keys.add(route.path("RouteKey").asText()));
    return keys.equals(new TreeSet<>(Route.keys())) ? List.of() : List.of("routes: " + keys);
  }

  /// The rules match exactly the messages of `events/` that they should.
  static List<String> ofSituations(JsonNode template) {
    return SITUATIONS.stream()
        .filter(each -> TemplateCheck.isMatched(template, each) != each.isMatched())
        .map(each -> "not matched as expected: " + each.file())
        .toList();
  }
}
