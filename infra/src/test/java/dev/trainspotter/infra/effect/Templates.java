package dev.trainspotter.infra.effect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.infra.Synthesis;
import java.util.Map;
import java.util.TreeMap;

/// Reads parts of a template in a form in which they can be compared.
final class Templates {
  private Templates() {}

  /// The properties of the resources of a type by logical id, in the ids' order. The reference to
  /// the API is replaced by the text `API`.
  static Map<String, JsonNode> named(JsonNode template, String type) {
    Map<String, JsonNode> found = new TreeMap<>();
    template
        .path("Resources")
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().path("Type").asText().equals(type)) {
                found.put(entry.getKey(), withApi(entry.getValue().path("Properties")));
              }
            });
    return found;
  }

  private static JsonNode withApi(JsonNode properties) {
    return Synthesis.parse(
        properties.toString().replaceAll("\\{\"Ref\":\"JobsApi[0-9A-F]{8}\"}", "\"API\""));
  }
}
