package dev.trainspotter.sql.pushdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.sql.engine.Engine;
import dev.trainspotter.sql.statement.SqlStatement;
import dev.trainspotter.sql.table.JobTables;
import dev.trainspotter.sql.table.SqlTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is read from the engine's plans. Their format is internal to the engine, so another version
/// of it may change what is found.
class PlansTest {
  private static final int REFERENCES = 3;
  private static Engine engine;

  @BeforeAll
  static void open() {
    engine = Engine.open(200);
    new JobTables(engine, Collections.nCopies(REFERENCES, SqlTable.JOBS)).create();
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  static Stream<String> plans() throws IOException {
    try (InputStream file = PlansTest.class.getResourceAsStream("/sql/plans.txt")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.strip().split("\n\n")).filter(plan -> !plan.startsWith("# "));
    }
  }

  @ParameterizedTest
  @MethodSource("plans")
  void findsConditionsColumnsAndLimits(String plan) {
    String sql = plan.lines().findFirst().orElseThrow();

    SqlStatement statement = SqlStatement.read(engine, sql, List.of());
    List<Need> needs =
        PlanReader.needs(engine.plan(statement.text(engine)), statement.references().size());

    String found = needs.stream().map(need -> "\n  " + text(need)).collect(Collectors.joining());
    assertThat(sql + found).isEqualTo(plan);
  }

  private static String text(Need need) {
    if (need.isEmpty()) {
      return "nothing";
    }
    String columns = need.columns().stream().map(Column::id).collect(Collectors.joining(", "));
    String texts =
        need.wanted().texts().entrySet().stream()
            .map(entry -> entry.getKey().id() + " in " + entry.getValue())
            .collect(Collectors.joining("; "));
    String first = need.first() == null ? "all" : need.first().rows() + " " + need.first().order();
    return "%s | %s | %s to %s | %s"
        .formatted(
            columns,
            texts.isEmpty() ? "-" : texts,
            need.wanted().times().first(),
            need.wanted().times().last(),
            first);
  }
}
