package dev.trainspotter.infra.mutations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trainspotter.infra.Synthesis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// The mutants of a template: each kind of damage at every place where it is possible. Where a kind
/// knows several wrong values, the seed chooses one. The dashboard is left out: it only shows
/// metrics.
///
/// - *drop resource*, *drop*: a resource, a property, or an element of a list is missing;
/// - *number*, *flip*, *text*: a value is a different one of its type;
/// - *other*: a reference leads to another resource of the same type;
/// - in policies: *drop*, *widen action*, *widen resource*, *flip effect*, *open principal*.
final class TemplateMutations {
  private static final Set<String> POLICIES =
      Set.of("PolicyDocument", "AssumeRolePolicyDocument", "Policies");
  private static final Set<String> REFERENCES = Set.of("Ref", "Fn::GetAtt");

  private final Template template;
  private final Random random;
  private final List<Mutant> mutants = new ArrayList<>();

  private TemplateMutations(Template template, long seed) {
    this.template = template;
    this.random = new Random(seed);
  }

  static List<Mutant> of(JsonNode template, long seed) {
    TemplateMutations all = new TemplateMutations(new Template((ObjectNode) template), seed);
    all.template.ids().forEach(all::damage);
    return all.mutants;
  }

  private void damage(String id) {
    if (type(id).equals("AWS::CloudWatch::Dashboard")) {
      return;
    }
    add("drop resource", id, "", template.without(id));
    JsonNode resource = template.resource(id);
    for (String member : names(resource)) {
      if (!Set.of("Type", "Metadata").contains(member)) {
        damage(id, "", member);
      }
    }
  }

  private void damage(String id, String parent, String member) {
    String place = parent + "/" + member.replace("~", "~0").replace("/", "~1");
    JsonNode value = template.resource(id).at(place);
    add("drop", id, place, template.without(id, parent, member));
    if (POLICIES.contains(member)) {
      damagePolicies(id, place);
    } else if (value.isObject()
        && value.size() == 1
        && REFERENCES.contains(names(value).getFirst())) {
      misdirect(id, parent, member);
    } else if (value.isObject()) {
      names(value).forEach(name -> damage(id, place, name));
    } else if (value.isArray()) {
      IntStream.range(0, value.size()).forEach(i -> damage(id, place, String.valueOf(i)));
    } else {
      change(id, parent, member, value);
    }
  }

  private void change(String id, String parent, String member, JsonNode value) {
    if (value.isNumber()) {
      long number = value.asLong();
      long[] wrong =
          LongStream.of(number * 10, number / 10, number + 1, 0, -number)
              .filter(each -> each != number)
              .toArray();
      set(
          "number",
          id,
          parent,
          member,
          old -> LongNode.valueOf(wrong[random.nextInt(wrong.length)]));
    } else if (value.isBoolean()) {
      set("flip", id, parent, member, old -> BooleanNode.valueOf(!value.asBoolean()));
    } else {
      String[] wrong = {"", "*", "other", value.asText() + "x"};
      set("text", id, parent, member, old -> TextNode.valueOf(wrong[random.nextInt(4)]));
    }
  }

  /// Lets a reference lead to each other resource of the same type.
  private void misdirect(String id, String parent, String member) {
    JsonNode reference = template.resource(id).at(parent + "/" + member);
    String target =
        reference.has("Ref")
            ? reference.path("Ref").asText()
            : reference.at("/Fn::GetAtt/0").asText();
    for (String other : template.ids()) {
      if (!other.equals(target) && type(other).equals(type(target))) {
        JsonNode misdirected =
            Synthesis.parse(
                reference.toString().replace("\"" + target + "\"", "\"" + other + "\""));
        set("other " + other, id, parent, member, old -> misdirected);
      }
    }
  }

  private String type(String id) {
    return template.resource(id).path("Type").asText();
  }

  private void damagePolicies(String id, String place) {
    JsonNode document = template.resource(id).at(place);
    if (document.isArray()) {
      IntStream.range(0, document.size())
          .forEach(i -> damagePolicies(id, "%s/%d/PolicyDocument".formatted(place, i)));
      return;
    }
    String statements = place + "/Statement";
    for (int i = 0; i < document.path("Statement").size(); i++) {
      add("drop", id, statements + "/" + i, template.without(id, statements, String.valueOf(i)));
      damageStatement(id, statements + "/" + i);
    }
  }

  private void damageStatement(String id, String place) {
    JsonNode statement = template.resource(id).at(place);
    boolean isAllowed = statement.path("Effect").asText().equals("Allow");
    set("widen action", id, place, "Action", old -> TextNode.valueOf("*"));
    set("flip effect", id, place, "Effect", old -> TextNode.valueOf(isAllowed ? "Deny" : "Allow"));
    if (statement.has("Resource")) {
      set("widen resource", id, place, "Resource", old -> TextNode.valueOf("*"));
    }
    if (statement.has("Principal")) {
      JsonNode everybody = Synthesis.parse("{\"AWS\":\"*\"}");
      set("open principal", id, place, "Principal", old -> everybody);
    }
    for (String element : List.of("Action", "Resource", "Condition")) {
      JsonNode value = statement.path(element);
      if (element.equals("Condition") && !value.isMissingNode()) {
        add("drop", id, place + "/Condition", template.without(id, place, element));
      }
      for (int i = 0; value.isArray() && i < value.size(); i++) {
        String list = place + "/" + element;
        add("drop", id, list + "/" + i, template.without(id, list, String.valueOf(i)));
      }
    }
  }

  private void set(
      String kind, String id, String parent, String member, UnaryOperator<JsonNode> change) {
    add(kind, id, parent + "/" + member, template.with(id, parent, member, change));
  }

  private void add(String kind, String id, String place, JsonNode mutant) {
    if (!mutant.equals(template.root())) {
      mutants.add(new Mutant(plain("%s %s%s".formatted(kind, id, place)), mutant));
    }
  }

  private static String plain(String name) {
    return name.replaceAll("(?<=[A-Za-z])[0-9A-F]{8}(?=[ /]|$)", "")
        .replaceAll("(?<=CurrentVersion)[0-9a-zA-Z]{40}", "");
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }
}
