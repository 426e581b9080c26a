package dev.trainspotter.cli.sql;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/// Completes keywords, tables and columns.
///
/// Columns are those of the tables that the statement names, or of all tables while it names none.
record PromptCompleter(Schema schema) implements Completer {
  private static final List<String> KEYWORDS =
      Arrays.asList(
          ("ALL AND ANY AS ASC BETWEEN BY CASE CAST COALESCE COUNT CROSS DESC DISTINCT ELSE END"
               + " EXCEPT EXISTS EXPLAIN FALSE FILTER FROM FULL GROUP HAVING ILIKE IN INNER"
               + " INTERSECT INTERVAL IS JOIN LEFT LIKE LIMIT MAX MIN NOT NULL OFFSET ON OR ORDER"
               + " OUTER OVER PARTITION RIGHT SELECT SUM THEN TRUE UNION UNNEST USING VALUES WHEN"
               + " WHERE WINDOW WITH")
              .split(" "));

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    candidates(line.line(), line.word())
        .distinct()
        .map(text -> new Candidate(text, text, null, null, null, null, true))
        .forEach(candidates::add);
  }

  private Stream<String> candidates(String line, String word) {
    if (PromptCommand.isCommand(line)) {
      return word.startsWith("\\")
          ? Stream.of(PromptCommand.TABLES, PromptCommand.HELP, PromptCommand.QUIT)
          : tables();
    }
    int dot = word.lastIndexOf('.');
    if (dot >= 0) {
      String qualifier = word.substring(0, dot + 1);
      boolean isSchema = tables().anyMatch(table -> table.startsWith(qualifier));
      return isSchema ? tables() : columns(line).map(column -> qualifier + column);
    }
    return Stream.of(columns(line), tables(), keywords(word)).flatMap(texts -> texts);
  }

  private Stream<String> tables() {
    return schema.tables().stream().map(Schema.Table::name);
  }

  private Stream<String> columns(String line) {
    List<Schema.Table> named =
        Arrays.stream(line.split("[^\\w.]+"))
            .flatMap(word -> schema.tables().stream().filter(table -> table.isNamed(word)))
            .toList();
    return (named.isEmpty() ? schema.tables() : named)
        .stream().flatMap(table -> table.columns().stream()).map(Schema.Column::name);
  }

  /// The keywords in the case in which the word is written.
  private static Stream<String> keywords(String word) {
    boolean isUpper = !word.isEmpty() && word.equals(word.toUpperCase(Locale.ROOT));
    return KEYWORDS.stream().map(one -> isUpper ? one : one.toLowerCase(Locale.ROOT));
  }
}
