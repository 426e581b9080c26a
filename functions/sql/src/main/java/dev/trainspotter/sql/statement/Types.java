package dev.trainspotter.sql.statement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/// Admits the types that values are cast to.
final class Types {
  private static final String NAME = "type_name";
  private static final String DECIMAL = "DECIMAL";

  private Types() {}

  /// Admits a type, and writes the engine's name of it.
  ///
  /// @param node of the class TYPE
  /// @param position where it stands in the caller's text
  static void admit(ObjectNode node, int position) {
    String name = node.path(NAME).asText().toLowerCase(Locale.ROOT);
    String engineName = PostgresqlNames.type(name);
    if (engineName == null) {
      throw new RefusedStatementException(
          position, "no value can be cast to the type %s here".formatted(name));
    }
    boolean isExact = !engineName.equals(DECIMAL) || !node.path("children").isEmpty();
    // The engine's DECIMAL without a precision has three decimals; PostgreSQL's has all.
    String type = isExact ? engineName : "DOUBLE";
    node.put(NAME, type).put("schema", "").put("catalog", "");
    node.putObject("qualified_name").putArray("path").add(type);
  }
}
