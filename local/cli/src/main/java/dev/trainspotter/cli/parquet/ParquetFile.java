package dev.trainspotter.cli.parquet;

import dev.trainspotter.cli.terminal.FailureLine;
import dev.trainspotter.cli.terminal.RefusedException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// Rows on their way into a Parquet file.
public final class ParquetFile implements AutoCloseable {
  private final List<ParquetColumn> columns;
  private final Path file;
  private final DuckDBConnection connection;
  private final DuckDBAppender appender;

  private ParquetFile(
      List<ParquetColumn> columns,
      Path file,
      DuckDBConnection connection,
      DuckDBAppender appender) {
    this.columns = columns;
    this.file = file;
    this.connection = connection;
    this.appender = appender;
  }

  /// Begins a file; nothing is at its path until [#write].
  ///
  /// @param columns when two have one name, the second gets a number
  public static ParquetFile open(List<ParquetColumn> columns, Path file) {
    try {
      DuckDBConnection connection =
          DriverManager.getConnection("jdbc:duckdb:", new Properties())
              .unwrap(DuckDBConnection.class);
      run(connection, "SET temp_directory = " + text(file + ".spill"));
      run(connection, "SET TimeZone = 'UTC'");
      run(connection, "CREATE TABLE row_texts (%s)".formatted(textColumns(columns.size())));
      return new ParquetFile(
          distinct(columns), file, connection, connection.createAppender("main", "row_texts"));
    } catch (SQLException e) {
      throw failed(file, e);
    }
  }

  /// Adds a row.
  ///
  /// @param cells the text of each value; null for an absent one
  public void add(List<@Nullable String> cells) {
    try {
      appender.beginRow();
      for (@Nullable String cell : cells) {
        if (cell == null) {
          appender.appendNull();
        } else {
          appender.append(cell);
        }
      }
      appender.endRow();
    } catch (SQLException e) {
      throw failed(file, e);
    }
  }

  /// Writes the file with all rows that were added, after which none can be added.
  ///
  /// @throws RefusedException when it cannot be written
  public void write() {
    String values =
        IntStream.range(0, columns.size())
            .mapToObj(i -> "%s AS %s".formatted(columns.get(i).value("c" + i), name(i)))
            .collect(Collectors.joining(", "));
    try {
      appender.close();
      run(
          connection,
          "COPY (SELECT %s FROM row_texts) TO %s (FORMAT parquet, COMPRESSION zstd)"
              .formatted(values, text(file.toString())));
    } catch (SQLException e) {
      throw failed(file, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed(file, e);
    }
  }

  private String name(int column) {
    return "\"" + columns.get(column).name().replace("\"", "\"\"") + "\"";
  }

  private static void run(DuckDBConnection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String textColumns(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "c%d VARCHAR".formatted(i))
        .collect(Collectors.joining(", "));
  }

  /// DuckDB does not tell names apart by upper and lower case.
  private static List<ParquetColumn> distinct(List<ParquetColumn> columns) {
    Set<String> taken = new HashSet<>();
    List<ParquetColumn> distinct = new ArrayList<>();
    for (ParquetColumn column : columns) {
      String name = column.name();
      for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
        name = column.name() + "_" + i;
      }
      distinct.add(new ParquetColumn(name, column.type()));
    }
    return distinct;
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  private static RefusedException failed(Path file, SQLException cause) {
    return RefusedException.failed(
        "the Parquet file cannot be written: "
            + FailureLine.of(cause).replace(file.toString(), "its temporary file"));
  }
}
