package dev.trainspotter.emulators.fleet.fulljob;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The path from the response to a member: names, `[]` for the elements of a list, `{key}` and
/// `{val}` for the keys and values of a map.
///
/// @param steps its steps in order
record MemberPath(List<String> steps) {

  static MemberPath parse(String path) {
    return new MemberPath(
        Arrays.stream(path.replace("[]", ".[]").replace("{", ".{").split("\\.", -1)).toList());
  }

  List<JsonNode> in(JsonNode response) {
    List<JsonNode> found = List.of(response);
    for (String step : steps) {
      found = found.stream().flatMap(node -> step(node, step)).toList();
    }
    return found;
  }

  private static Stream<JsonNode> step(JsonNode node, String step) {
    return switch (step) {
      case "[]", "{val}" -> node.valueStream();
      case "{key}" -> node.propertyStream().map(entry -> TextNode.valueOf(entry.getKey()));
      default -> Stream.of(node.path(step)).filter(member -> !member.isMissingNode());
    };
  }
}
