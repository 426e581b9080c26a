package dev.trainspotter.infra.running;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A template without one part.
record Reduced(String part, JsonNode template) {
  /// The template without each action and without each resource of a role's statements.
  static Stream<Reduced> ofPermissions(JsonNode template, String role) {
    return Stream.of("Action", "Resource").flatMap(member -> without(template, role, member));
  }

  /// The template without each resource of this type.
  static Stream<Reduced> ofResources(JsonNode template, String type) {
    return template.path("Resources").properties().stream()
        .filter(each -> each.getValue().path("Type").asText().equals(type))
        .map(each -> without(template, each.getKey()));
  }

  @Override
  public String toString() {
    return part;
  }

  private static Stream<Reduced> without(JsonNode template, String role, String member) {
    JsonNode statements = TemplateCheck.statements(template, role);
    return IntStream.range(0, statements.size())
        .boxed()
        .flatMap(
            at -> {
              JsonNode values = statements.path(at).path(member);
              return IntStream.range(0, values.isArray() ? values.size() : 1)
                  .mapToObj(index -> without(template, role, at, member, index));
            });
  }

  private static Reduced without(JsonNode whole, String role, int at, String member, int index) {
    ObjectNode template = whole.deepCopy();
    ObjectNode statement = (ObjectNode) TemplateCheck.statements(template, role).path(at);
    JsonNode removed =
        statement.path(member) instanceof ArrayNode several
            ? several.remove(index)
            : statement.remove(member);
    String part = "%s %s without %s".formatted(role, statement.path("Sid").asText(), removed);
    return new Reduced(part, template);
  }

  private static Reduced without(JsonNode whole, String resource) {
    ObjectNode template = whole.deepCopy();
    ((ObjectNode) template.path("Resources")).remove(resource);
    return new Reduced(resource, template);
  }
}
