package dev.trainspotter.cli.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainspotter.cli.terminal.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParquetFileTest {
  @TempDir private Path folder;

  private Path write(List<ParquetColumn> columns, List<List<String>> rows) {
    Path file = folder.resolve("it's a \"file\".parquet");
    try (ParquetFile parquet = ParquetFile.open(columns, file)) {
      rows.forEach(parquet::add);
      parquet.write();
    }
    return file;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "string        | a 'b' \"漢\"               | VARCHAR",
        "int64         | 9223372036854775807       | BIGINT",
        "bool          | true                      | BOOLEAN",
        "timestamp     | 2026-11-23T14:13:00.123Z  | TIMESTAMP WITH TIME ZONE",
        "json          | {\"b\":[1,2.50],\"a\":null} | JSON",
        "json          | \"a text\"                | JSON",
        "hstore        | {\"team\":\"n=l,p\"}      | MAP(VARCHAR, VARCHAR)",
        "hstore_csv    | {}                        | MAP(VARCHAR, VARCHAR)",
        "double        | 0.1                       | DOUBLE",
        "double        | NaN                       | DOUBLE",
        "float         | 1.5                       | FLOAT",
        "decimal(4, 2) | 12.30                     | DECIMAL(4,2)",
        "hugeint       | 18446744073709551616      | DECIMAL(38,0)",
        "date          | 2026-11-23                | DATE",
        "varchar[]     | [\"a\"]                   | VARCHAR",
        "interval      | 1 day                     | VARCHAR",
      })
  void keepsTheTypeAndTheValueOfAColumn(String type, String value, String duckdb)
      throws SQLException {
    ParquetColumn column = new ParquetColumn("a \"b\" ü", type);

    Path file = write(List.of(column), List.of(List.of(value), Arrays.asList((String) null)));

    String name = file.toString().replace("'", "''");
    assertThat(ParquetRows.query("DESCRIBE SELECT * FROM '%s'".formatted(name)).getFirst())
        .startsWith(column.name(), duckdb);
    String same = column.value("'%s'".formatted(value.replace("'", "''")));
    assertThat(
            ParquetRows.query(
                "SELECT count(*) FILTER (WHERE v IS NULL), count(*) FILTER (WHERE v = %s)"
                        .formatted(same)
                    + " FROM '%s' AS t(v)".formatted(name)))
        .containsExactly(List.of("1", "1"));
  }

  @Test
  void givesTheSecondOfTwoEqualNamesANumber() throws SQLException {
    List<ParquetColumn> columns =
        List.of(
            new ParquetColumn("n", "int64"),
            new ParquetColumn("N", "string"),
            new ParquetColumn("n_2", "string"));

    Path file = write(columns, List.of(List.of("1", "2", "3")));

    assertThat(ParquetRows.types(Path.of(file.toString().replace("'", "''"))).keySet())
        .containsExactly("n", "N_2", "n_2_2");
  }

  @Test
  void leavesNothingBesideTheFile() throws IOException {
    write(List.of(new ParquetColumn("n", "int64")), List.of());

    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void failsInOneLineWhenTheFileCannotBeWritten() {
    Path file = folder.resolve("no such folder").resolve("jobs.parquet");
    try (ParquetFile parquet = ParquetFile.open(List.of(new ParquetColumn("n", "int64")), file)) {
      parquet.add(List.of("1"));

      assertThatThrownBy(parquet::write)
          .isInstanceOf(RefusedException.class)
          .hasMessageStartingWith("the Parquet file cannot be written: ");
    }
  }
}
