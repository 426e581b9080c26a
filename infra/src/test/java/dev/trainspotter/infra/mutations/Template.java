package dev.trainspotter.infra.mutations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A template that can be copied with one change. The copies share all resources but the changed
/// one, so that thousands of them cost little.
record Template(ObjectNode root) {
  private static final String RESOURCES = "Resources";

  /// The logical ids, in the template's order.
  List<String> ids() {
    List<String> ids = new ArrayList<>();
    root.path(RESOURCES).fieldNames().forEachRemaining(ids::add);
    return ids;
  }

  JsonNode resource(String id) {
    return root.path(RESOURCES).path(id);
  }

  /// The same without a resource.
  JsonNode without(String id) {
    ObjectNode resources = shallow(root.path(RESOURCES));
    resources.remove(id);
    return with(resources);
  }

  /// The same without a part of a resource.
  ///
  /// @param parent pointer to the object or array that has the part
  /// @param member the member's name or the element's index
  JsonNode without(String id, String parent, String member) {
    JsonNode copy = resource(id).deepCopy();
    JsonNode place = copy.at(parent);
    if (place instanceof ArrayNode array) {
      array.remove(Integer.parseInt(member));
    } else {
      ((ObjectNode) place).remove(member);
    }
    return with(id, copy);
  }

  /// The same with another value of a part of a resource.
  JsonNode with(String id, String parent, String member, UnaryOperator<JsonNode> change) {
    JsonNode copy = resource(id).deepCopy();
    JsonNode place = copy.at(parent);
    if (place instanceof ArrayNode array) {
      int index = Integer.parseInt(member);
      array.set(index, change.apply(array.path(index)));
    } else {
      ((ObjectNode) place).set(member, change.apply(place.path(member)));
    }
    return with(id, copy);
  }

  private JsonNode with(String id, JsonNode changed) {
    return with(shallow(root.path(RESOURCES)).set(id, changed));
  }

  private JsonNode with(JsonNode resources) {
    return shallow(root).set(RESOURCES, resources);
  }

  private static ObjectNode shallow(JsonNode of) {
    ObjectNode copy = ((ObjectNode) of).objectNode();
    of.properties().forEach(entry -> copy.set(entry.getKey(), entry.getValue()));
    return copy;
  }
}
