package dev.trainspotter.infra.effect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.infra.Synthesis;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Reads parts of a template in a form in which they can be compared.
final class Templates {
  private static final Pattern HASH =
      Pattern.compile("(?<=[A-Za-z])[0-9A-F]{8}([0-9a-f]{32})?(?=\"|$)");
  private static final Pattern API = Pattern.compile("\\{\"Ref\":\"JobsApi[0-9A-F]{8}\"}");

  private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

  private Templates() {}

  /// Whether the JSON matches the regular expression, which is compiled once for all templates.
  static boolean matches(JsonNode json, String regex) {
    return COMPILED.computeIfAbsent(regex, Pattern::compile).matcher(json.toString()).matches();
  }

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

  /// The resources by logical id without its hash.
  static Map<String, JsonNode> byId(JsonNode template) {
    Map<String, JsonNode> found = new TreeMap<>();
    template
        .path("Resources")
        .properties()
        .forEach(entry -> found.put(withoutHashes(entry.getKey()), entry.getValue()));
    return found;
  }

  /// The text without the hashes at the ends of logical ids.
  static String withoutHashes(String text) {
    return HASH.matcher(text).replaceAll("");
  }

  private static JsonNode withApi(JsonNode properties) {
    String text = properties.toString();
    String named = API.matcher(text).replaceAll("\"API\"");
    return named.equals(text) ? properties : Synthesis.parse(named);
  }
}
