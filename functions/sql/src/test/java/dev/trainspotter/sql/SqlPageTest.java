package dev.trainspotter.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.sql.read.Budget;
import dev.trainspotter.sql.table.SqlTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The page about SQL and the README say what the code does.
class SqlPageTest {
  private static final Budget BUDGET = SqlBounds.DEFAULT.budget();

  private static String page(String name) throws IOException {
    return Files.readString(Path.of(System.getProperty("house"), name));
  }

  @Test
  void namesTheBoundsOfAQuery() throws IOException {
    assertThat(page("docs/sql.md"))
        .contains("| rows read | %,d |".formatted(BUDGET.rows()))
        .contains("| read units | %,.0f |".formatted(BUDGET.readUnits()))
        .contains("| time | %d seconds |".formatted(BUDGET.time().toSeconds()))
        .contains(
            "| the engine's memory | %d MiB |".formatted(SqlBounds.DEFAULT.memoryMebibytes()));
    assertThat(page("README.md"))
        .contains(
            "at most %,d rows read, %,.0f read units, %d seconds, %d MiB of memory"
                .formatted(
                    BUDGET.rows(),
                    BUDGET.readUnits(),
                    BUDGET.time().toSeconds(),
                    SqlBounds.DEFAULT.memoryMebibytes()));
  }

  @ParameterizedTest
  @EnumSource
  void namesEveryTable(SqlTable table) throws IOException {
    assertThat(page("docs/sql.md")).contains("| `aws.%s` |".formatted(table.id()));
  }
}
