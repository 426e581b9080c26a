package dev.trainspotter.sql.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainspotter.sql.engine.Engine;
import dev.trainspotter.sql.engine.EngineException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The engine reads the pattern of SIMILAR TO as a regular expression; PostgreSQL has a syntax of
/// its own for it.
class SimilarToTest {
  private static boolean isTrue(String condition) {
    try (Engine engine = Engine.open(100)) {
      SqlStatement statement = SqlStatement.read(engine, "SELECT " + condition, List.of());
      statement.createTables(engine);
      return engine.query(
          statement.text(engine),
          Duration.ofSeconds(20),
          rows -> rows.next() && rows.getBoolean(1));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "abc, abc, true",
    "abc, a, false",
    "abc, %(b|d)%, true",
    "abc, (b|c)%, false",
    "abc, a_c, true",
    "abc, a.c, false",
    "a.c, a.c, true",
    "abc, ^abc$, false",
    "a_c, a[_]c, true",
    "abc, a[_]c, false",
    "abc, [^b]%, true",
    "a%, a\\%, true",
    "ab, a\\%, false",
    "aab, a{2}b, true"
  })
  void matchesAsPostgresqlDoes(String text, String pattern, boolean matches) {
    String condition = "'%s' SIMILAR TO '%s'".formatted(text, pattern);

    assertThat(isTrue(condition)).isEqualTo(matches);
    assertThat(isTrue("NOT (%s)".formatted(condition))).isEqualTo(!matches);
  }

  @Test
  void negatesAMatch() {
    assertThat(isTrue("'abc' NOT SIMILAR TO 'a%'")).isFalse();
    assertThat(isTrue("'abc' NOT SIMILAR TO 'b%'")).isTrue();
  }

  @Test
  void takesNoOtherEscapeThanTheBackslash() {
    assertThatThrownBy(() -> isTrue("'abc' SIMILAR TO 'a#%' ESCAPE '#'"))
        .isInstanceOf(EngineException.class);
  }
}
