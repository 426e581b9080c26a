package dev.trainspotter.infra.effect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// References of a template to its own resources: CloudFormation rejects a template with a
/// reference that leads nowhere.
final class References {
  private References() {}

  /// One line for each reference to a resource or parameter that the template does not have.
  static List<String> failures(JsonNode template) {
    List<String> failures = new ArrayList<>();
    for (JsonNode reference : template.findValues("Ref")) {
      check(template, reference.asText(), failures);
    }
    for (JsonNode attribute : template.findValues("Fn::GetAtt")) {
      check(template, attribute.path(0).asText(), failures);
    }
    for (JsonNode dependencies : template.findValues("DependsOn")) {
      dependencies.forEach(each -> check(template, each.asText(), failures));
    }
    return failures;
  }

  private static void check(JsonNode template, String id, List<String> failures) {
    boolean isKnown =
        id.matches("AWS::(AccountId|Region|Partition|URLSuffix|StackId|StackName|NoValue)")
            || template.path("Resources").has(id)
            || template.path("Parameters").has(id);
    if (!isKnown) {
      failures.add("nothing has the id " + id);
    }
  }
}
