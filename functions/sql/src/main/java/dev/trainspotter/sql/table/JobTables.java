package dev.trainspotter.sql.table;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.sql.engine.Engine;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Creates the tables of one statement in an engine: one for each reference, numbered from 0.
///
/// @param references the tables that the statement names, in its order
public record JobTables(Engine engine, List<SqlTable> references) {
  /// Keeps its own copy.
  public JobTables {
    references = List.copyOf(references);
  }

  /// Creates the empty tables with all their columns.
  public void create() {
    engine.run("CREATE SCHEMA " + SqlTable.SCHEMA);
    for (int i = 0; i < references.size(); i++) {
      createJobs(i, List.of(Column.values()));
      if (references.get(i) != SqlTable.JOBS) {
        engine.run(references.get(i).view(i));
      }
    }
  }

  /// Leaves only these columns in the table of a reference, so that the others cost nothing when
  /// rows are appended. The columns that a view reads stay. Returns those that were left.
  ///
  /// @param columns at least one
  public Set<Column> narrow(int reference, Collection<Column> columns) {
    Set<Column> left = EnumSet.copyOf(columns);
    left.addAll(references.get(reference).read());
    engine.run("DROP TABLE " + name(reference));
    createJobs(reference, left);
    return left;
  }

  /// The number of the reference whose jobs the engine's table with this name holds; null when it
  /// holds none.
  public static @Nullable Integer reference(String table) {
    String start = SqlTable.JOBS.id() + "_";
    String number = table.startsWith(start) ? table.substring(start.length()) : "";
    boolean isNumber = !number.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Integer.valueOf(number) : null;
  }

  private void createJobs(int reference, Collection<Column> columns) {
    String definitions =
        columns.stream()
            .map(column -> column.id() + " " + SqlType.of(column.type()).id())
            .collect(Collectors.joining(", "));
    engine.run("CREATE TABLE %s (%s)".formatted(name(reference), definitions));
  }

  private static String name(int reference) {
    return SqlTable.SCHEMA + "." + SqlTable.JOBS.of(reference);
  }
}
