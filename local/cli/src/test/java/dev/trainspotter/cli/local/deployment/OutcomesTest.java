package dev.trainspotter.cli.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomesTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Outcomes outcomes =
      new Outcomes(new Progress(new PrintStream(said, true, StandardCharsets.UTF_8)));
  private final PrintStream log = outcomes.lines();

  @Test
  void takesTheOutcomeOfAMessageThatFailedBefore() {
    log.println("{\"message_id\":\"1\",\"outcome\":\"failed\",\"error\":\"table is away\"}");
    log.println("{\"message_id\":\"1\",\"outcome\":\"kept\"}");

    assertThat(outcomes.of("1")).isEqualTo("kept");
    assertThat(outcomes.counts()).isEqualTo(Map.of("kept", 1));
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("comes again: table is away");
  }

  @Test
  void tellsADeadLettersReason() {
    log.println("{\"message_id\":\"1\",\"outcome\":\"dead-lettered\",\"reason\":\"not-json\"}");

    assertThat(outcomes.of("1")).isEqualTo("dead-lettered: not-json");
    assertThat(outcomes.counts(List.of("1", "2"))).isEqualTo(Map.of("dead-lettered", 1, "none", 1));
  }

  @Test
  void passesOverMetrics() {
    log.println("{\"_aws\":{},\"Outcome\":\"kept\",\"Messages\":1}");

    assertThat(outcomes.counts()).isEmpty();
    assertThat(outcomes.firstKept()).isNull();
  }

  @Test
  void namesTheMessagesThatItWaitedForInVain() {
    log.println("{\"message_id\":\"1\",\"outcome\":\"kept\"}");

    var missing = outcomes.awaitAll(List.of("1", "2"), Duration.ofMillis(1));

    assertThat(missing).containsExactly("2");
  }
}
