package dev.trainspotter.infra.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.trainspotter.infra.Synthesis;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Evaluates the statements of one policy as IAM does, for the elements that our templates use; any
/// other element is an error.
///
/// @param statements the policy's array `Statement`
/// @param resolver gives the text that a value has after deployment
public record IamPolicy(JsonNode statements, Function<JsonNode, String> resolver) {
  private static final Pattern WILDCARD_OR_TEXT = Pattern.compile("[*?]|[^*?]+");

  private static final List<String> KNOWN =
      List.of(
          "Sid",
          "Effect",
          "Principal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");

  /// Whether some statement allows the action and none denies it.
  ///
  /// @param context the request's condition keys
  public boolean allows(String action, String resource, Map<String, String> context) {
    List<String> effects =
        Synthesis.elements(statements)
            .filter(statement -> applies(statement, action, resource, context))
            .map(statement -> statement.path("Effect").asText())
            .toList();
    return effects.contains("Allow") && !effects.contains("Deny");
  }

  /// The statements for principals of this account, or for everybody.
  public IamPolicy forAccount(String account) {
    ArrayNode found = Synthesis.JSON.createArrayNode();
    for (JsonNode statement : statements) {
      JsonNode principal = statement.path("Principal");
      if (texts(principal.isTextual() ? principal : principal.path("AWS"))
          .anyMatch(each -> each.equals("*") || each.contains(account))) {
        found.add(statement);
      }
    }
    return new IamPolicy(found, resolver);
  }

  private boolean applies(
      JsonNode statement, String action, String resource, Map<String, String> context) {
    statement
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("an unknown element: " + name);
              }
            });
    return matches(statement, "Action", action.toLowerCase(Locale.ROOT), true)
        && matches(statement, "Resource", resource, false)
        && statement.path("Condition").properties().stream()
            .allMatch(operator -> holds(operator.getKey(), operator.getValue(), context));
  }

  private boolean matches(JsonNode statement, String element, String value, boolean anyCase) {
    boolean isNegated = statement.has("Not" + element);
    return texts(statement.path(isNegated ? "Not" + element : element))
            .map(pattern -> anyCase ? pattern.toLowerCase(Locale.ROOT) : pattern)
            .anyMatch(pattern -> isLike(pattern, value))
        != isNegated;
  }

  private boolean holds(String operator, JsonNode keys, Map<String, String> context) {
    return keys.properties().stream()
        .allMatch(
            key -> {
              String actual = context.get(key.getKey());
              if (actual == null) {
                return false;
              }
              return switch (operator) {
                case "StringEquals", "Bool" ->
                    texts(key.getValue()).anyMatch(expected -> expected.equals(actual));
                case "StringLike", "ForAnyValue:StringLike", "ArnLike", "ArnEquals" ->
                    texts(key.getValue()).anyMatch(expected -> isLike(expected, actual));
                default -> throw new IllegalArgumentException("an unknown operator: " + operator);
              };
            });
  }

  private Stream<String> texts(JsonNode oneOrMore) {
    Stream<JsonNode> all =
        oneOrMore.isArray() ? Synthesis.elements(oneOrMore) : Stream.of(oneOrMore);
    return all.map(resolver);
  }

  /// `*` matches any text and `?` one character, slashes and colons included.
  private static boolean isLike(String pattern, String value) {
    String regex =
        WILDCARD_OR_TEXT
            .matcher(pattern)
            .replaceAll(
                found ->
                    switch (found.group()) {
                      case "*" -> ".*";
                      case "?" -> ".";
                      default -> Matcher.quoteReplacement(Pattern.quote(found.group()));
                    });
    return Pattern.compile(regex, Pattern.DOTALL).matcher(value).matches();
  }
}
