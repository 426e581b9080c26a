package dev.trainspotter.sql.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchRuntimeException;

import dev.trainspotter.sql.engine.Engine;
import dev.trainspotter.sql.engine.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusedStatementsTest {
  private static Engine engine;

  @BeforeAll
  static void open() {
    engine = Engine.open(200);
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  static Stream<String> statements() throws IOException {
    try (InputStream file = RefusedStatementsTest.class.getResourceAsStream("/sql/refused.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines().filter(line -> !line.isEmpty() && !line.startsWith("# ")).toList().stream();
    }
  }

  /// A statement that the parser does not know as a query is refused like the others.
  @ParameterizedTest
  @MethodSource("statements")
  void refusesBeforeAnythingRuns(String statement) {
    RuntimeException refusal =
        catchRuntimeException(() -> SqlStatement.read(engine, statement, List.of()));

    assertThat(refusal).isInstanceOfAny(RefusedStatementException.class, EngineException.class);
    if (refusal instanceof EngineException error) {
      assertThat(error.kind()).isEqualTo(EngineException.Kind.STATEMENT);
      assertThat(error).hasMessageContaining("syntax error");
    }
  }

  @Test
  void readsNamesOfCommonTableExpressionsOnlyWhereTheyAreKnown() {
    SqlStatement shadowed =
        SqlStatement.read(
            engine,
            "WITH sagemaker_training_job AS (SELECT 1) SELECT * FROM sagemaker_training_job",
            List.of());
    SqlStatement qualified =
        SqlStatement.read(
            engine,
            "WITH sagemaker_training_job AS (SELECT 1) SELECT * FROM aws.sagemaker_training_job",
            List.of());

    assertThat(shadowed.references()).isEmpty();
    assertThat(qualified.references()).hasSize(1);
  }
}
