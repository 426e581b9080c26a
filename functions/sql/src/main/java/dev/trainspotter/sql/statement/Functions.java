package dev.trainspotter.sql.statement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.api.text.NearestNames;
import dev.trainspotter.sql.text.SqlText;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/// Admits calls of functions and operators.
final class Functions {
  private static final String NAME = "function_name";

  private final ToIntFunction<JsonNode> position;
  private final Set<String> macros = new HashSet<>();

  /// @param position where a node stands in the caller's text
  Functions(ToIntFunction<JsonNode> position) {
    this.position = position;
  }

  /// The macros that the admitted calls need.
  Set<String> macros() {
    return macros;
  }

  /// Admits a call in an expression.
  ///
  /// @param call of the class FUNCTION or WINDOW
  void admit(ObjectNode call) {
    String name = call.path(NAME).asText().toLowerCase(Locale.ROOT);
    requireNoSchema(call, name);
    if (name.equals(SqlText.VALUE)) {
      extract(call);
      return;
    }
    String engineName = PostgresqlNames.function(name);
    if (engineName != null) {
      rename(call, engineName);
    } else if (!AllowedFunctions.IN_EXPRESSIONS.contains(PostgresqlNames.withoutB(name))) {
      throw unknown(call, name, AllowedFunctions.IN_EXPRESSIONS);
    } else {
      rename(call, PostgresqlNames.withoutB(name));
    }
    if (call.path(NAME).asText().equals("json_extract_path_text")) {
      path(call);
    }
  }

  /// Admits a call after FROM; returns the engine's name of its function.
  String admitTable(ObjectNode call) {
    String name = call.path(NAME).asText().toLowerCase(Locale.ROOT);
    requireNoSchema(call, name);
    String engineName = PostgresqlNames.table(name);
    if (engineName != null) {
      rename(call, engineName);
      return engineName;
    }
    if (!AllowedFunctions.AFTER_FROM.contains(name)) {
      throw unknown(call, name, AllowedFunctions.AFTER_FROM);
    }
    return name;
  }

  private void requireNoSchema(ObjectNode call, String name) {
    String schema = call.path("schema").asText();
    boolean isPlain = schema.isEmpty() || schema.equalsIgnoreCase("pg_catalog");
    if (!isPlain || !call.path("catalog").asText().isEmpty()) {
      throw new RefusedStatementException(
          position.applyAsInt(call), "write the function %s without a schema".formatted(name));
    }
    call.put("schema", "");
  }

  private void rename(ObjectNode call, String name) {
    call.put(NAME, name).put("is_operator", call.path("is_operator").asBoolean() && isSign(name));
    call.putObject("qualified_name").putArray("path").add(name);
    if (Macros.contains(name)) {
      macros.add(name);
    }
  }

  private static boolean isSign(String name) {
    return !Character.isLetter(name.charAt(0));
  }

  /// `->` takes a key out of a map or of JSON, as the engine's brackets do.
  private static void extract(ObjectNode call) {
    JsonNode arguments = call.path("arguments");
    JsonNode location = call.path("query_location");
    JsonNode alias = call.path("alias");
    call.removeAll();
    call.put("class", "OPERATOR").put("type", "ARRAY_EXTRACT");
    call.set("alias", alias);
    call.set("query_location", location);
    call.put("query_location_length", 0);
    var children = call.putArray("children");
    arguments.forEach(argument -> children.add(argument.path("expression")));
  }

  /// The engine takes one key: more of them become a path of several steps.
  private void path(ObjectNode call) {
    JsonNode arguments = call.path("arguments");
    if (arguments.size() <= 2) {
      return;
    }
    ObjectNode value = (ObjectNode) arguments.get(0).path("expression");
    for (int i = 1; i < arguments.size() - 1; i++) {
      value = step(call, value, arguments.get(i).path("expression"));
    }
    var kept = call.putArray("arguments");
    kept.addObject().put("name", "").set("expression", value);
    kept.add(arguments.get(arguments.size() - 1));
  }

  private static ObjectNode step(ObjectNode like, ObjectNode value, JsonNode key) {
    ObjectNode step = like.objectNode();
    step.put("class", "OPERATOR").put("type", "ARRAY_EXTRACT").put("alias", "");
    step.set("query_location", like.path("query_location"));
    step.put("query_location_length", 0);
    step.putArray("children").add(value).add(key);
    return step;
  }

  private RefusedStatementException unknown(
      ObjectNode call, String name, AllowedFunctions allowed) {
    List<String> known =
        Stream.concat(allowed.names().stream(), PostgresqlNames.functions().stream())
            .filter(other -> Character.isLetter(other.charAt(0)))
            .sorted()
            .toList();
    return new RefusedStatementException(
        position.applyAsInt(call),
        "there is no function %s here; the nearest are %s"
            .formatted(name, NearestNames.of(name, known)));
  }
}
