package dev.trainspotter.emulators.fleet.fulljob;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The way from the answer to a member: names, `[]` for a list's elements, `{key}` and `{val}`.
///
/// @param steps the way, step by step
record MemberPath(List<String> steps) {

  static MemberPath parse(String path) {
    return new MemberPath(
        Arrays.stream(path.replace("[]", ".[]").replace("{", ".{").split("\\.", -1)).toList());
  }

  List<JsonNode> in(JsonNode answer) {
    List<JsonNode> found = List.of(answer);
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
