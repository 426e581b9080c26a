package dev.trainspotter.benchmarks.coldstart;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContenderTest {
  private static final Contender.Work KEEP =
      new Contender.Work("{}", "\"statusCode\":200", Set.of("PutItem", "TransactWriteItems"));
  private static final String GOOD = "{\"statusCode\":200}";

  @Test
  void acceptsAFunctionThatCalledOneOfItsOperations() {
    assertThatCode(() -> KEEP.check("ingest", GOOD, Map.of("PutItem", 1), ""))
        .doesNotThrowAnyException();
  }

  @Test
  void failsAFunctionThatStoredNothing() {
    assertThatThrownBy(() -> KEEP.check("ingest", GOOD, Map.of("Query", 3), "its log"))
        .hasMessageStartingWith("ingest called none of ")
        .hasMessageContaining("it called {Query=3}")
        .hasMessageEndingWith("its log");
  }

  @Test
  void failsAFunctionWhoseResponseIsAnError() {
    assertThatThrownBy(
            () -> KEEP.check("query", "{\"statusCode\":500}", Map.of("PutItem", 1), "its log"))
        .hasMessageStartingWith("query did not succeed: {\"statusCode\":500}")
        .hasMessageEndingWith("its log");
  }
}
