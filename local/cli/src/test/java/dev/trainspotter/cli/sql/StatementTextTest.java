package dev.trainspotter.cli.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  \n ",
        "SELECT 1;",
        "SELECT 1 ; \n",
        "SELECT 1; -- the end",
        "SELECT 1; /* the\n end */",
        "SELECT ';';",
        "SELECT 'it''s';",
        "SELECT E'it\\'s';",
        "SELECT $$a;b$$;",
        "SELECT $x$a$$;$x$;",
        "SELECT \"a;b\";",
        "-- what's this",
      })
  void isCompleteWithASemicolonAtTheEnd(String text) {
    assertThat(StatementText.isComplete(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "SELECT 1; SELECT 2",
        "SELECT ';",
        "SELECT 'a;\n",
        "SELECT 1 -- ;",
        "SELECT 1 /* ;",
        "SELECT 1 /* ; */",
        "SELECT \"a;",
        "SELECT $$a;",
        "SELECT $x$a;$$;",
        "SELECT E'a\\';",
      })
  void goesOnUntilThen(String text) {
    assertThat(StatementText.isComplete(text)).isFalse();
  }
}
