package dev.trainspotter.sql.statement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.sql.engine.Engine;
import dev.trainspotter.sql.engine.EngineException;
import dev.trainspotter.sql.table.JobTables;
import dev.trainspotter.sql.table.SqlTable;
import dev.trainspotter.sql.text.SqlText;
import dev.trainspotter.sql.text.SqlTokens;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A statement that may run.
public final class SqlStatement {
  private static final String EXPLAIN = "explain";

  private final ObjectNode tree;
  private final Admission admission;
  private final SqlText text;
  private final boolean isExplain;

  private SqlStatement(ObjectNode tree, Admission admission, SqlText text, boolean isExplain) {
    this.tree = tree;
    this.admission = admission;
    this.text = text;
    this.isExplain = isExplain;
  }

  /// Reads a statement, without running anything of it.
  ///
  /// @param parameters JSON values; the first is `$1`
  /// @throws RefusedStatementException when it is not admitted
  /// @throws EngineException when its syntax is wrong
  public static SqlStatement read(Engine engine, String sql, List<JsonNode> parameters) {
    if (sql.indexOf(0) >= 0) {
      throw new RefusedStatementException(sql.indexOf(0), "the statement contains a NUL");
    }
    boolean isExplain = isExplain(sql);
    SqlText text = SqlText.of(isExplain ? withoutExplain(sql) : sql);
    JsonNode statements = parsed(engine, text);
    if (statements.size() != 1 || !(statements.get(0) instanceof ObjectNode tree)) {
      throw new RefusedStatementException(
          "send one statement at a time, had %d".formatted(statements.size()));
    }
    Admission admission = new Admission(text, new Parameters(parameters));
    admission.admit(tree);
    return new SqlStatement(tree, admission, text, isExplain);
  }

  private static JsonNode parsed(Engine engine, SqlText text) {
    try {
      return engine.parse(text.respelled());
    } catch (EngineException e) {
      boolean isOther = String.valueOf(e.getMessage()).startsWith("Only SELECT statements");
      if (isOther) {
        throw new RefusedStatementException(
            "a statement must be one SELECT: the rows are read-only");
      }
      throw e.at(text.original(e.position()));
    }
  }

  /// Creates everything in the engine that the statement names, with empty tables of jobs.
  public JobTables createTables(Engine engine) {
    JobTables tables = new JobTables(engine, references());
    tables.create();
    admission.requirements().create(engine);
    return tables;
  }

  /// The tables of training jobs that it names, in its order.
  public List<SqlTable> references() {
    return admission.references();
  }

  /// The columns that every table must have for the statement to be understood, whether their
  /// values are needed or not.
  public Set<Column> mentioned() {
    return admission.isNatural() ? EnumSet.allOf(Column.class) : admission.mentioned();
  }

  /// Whether its plan is wanted, not its rows.
  public boolean isExplain() {
    return isExplain;
  }

  /// The text that the engine runs.
  public String text(Engine engine) {
    return engine.text(tree);
  }

  /// The same error, with its position in the caller's text instead of the engine's. It is known
  /// when the error is about a name.
  public EngineException located(EngineException error) {
    String name = error.name();
    return error.at(name == null ? -1 : text.original(find(tree, name)));
  }

  /// Where the first node with this name stands in the engine's text; -1 when there is none.
  private static int find(JsonNode node, String name) {
    boolean isNamed = false;
    for (JsonNode part : node.path("column_names")) {
      isNamed |= part.asText().equalsIgnoreCase(name);
    }
    if (isNamed || node.path("function_name").asText().equalsIgnoreCase(name)) {
      return node.path("query_location").asInt(-1);
    }
    for (JsonNode child : node) {
      int position = find(child, name);
      if (position >= 0) {
        return position;
      }
    }
    return -1;
  }

  private static boolean isExplain(String sql) {
    SqlTokens tokens = new SqlTokens(sql);
    SqlTokens.Token token = tokens.next();
    while (token != null && token.kind() == SqlTokens.Kind.SPACE) {
      token = tokens.next();
    }
    return token != null && sql.substring(token.start(), token.end()).equalsIgnoreCase(EXPLAIN);
  }

  /// The same text with blanks in place of the word, so that positions stay.
  private static String withoutExplain(String sql) {
    int start = sql.toLowerCase(Locale.ROOT).indexOf(EXPLAIN);
    int end = start + EXPLAIN.length();
    return sql.substring(0, start) + " ".repeat(EXPLAIN.length()) + sql.substring(end);
  }
}
