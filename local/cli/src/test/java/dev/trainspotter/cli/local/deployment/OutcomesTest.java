package dev.trainspotter.cli.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.writer.Outcome;
import dev.trainspotter.edge.JsonLog;
import dev.trainspotter.ingest.hint.Reason;
import dev.trainspotter.ingest.refresh.MessageLog;
import dev.trainspotter.ingest.refresh.MessageOutcome;
import dev.trainspotter.ingest.sagemaker.DescribeResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomesTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Outcomes outcomes =
      new Outcomes(new LocalProgress(new PrintStream(printed, true, StandardCharsets.UTF_8)));
  private final PrintStream log = outcomes.lines();

  @Test
  void countsTheOutcomeOfAMessageThatFailedBefore() {
    log.println("{\"message_id\":\"1\",\"outcome\":\"failed\",\"error\":\"table is away\"}");
    log.println("{\"message_id\":\"1\",\"outcome\":\"kept\"}");

    assertThat(outcomes.of("1")).isEqualTo("kept");
    assertThat(outcomes.counts()).isEqualTo(Map.of("kept", 1));
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("will be delivered again: table is away");
  }

  @Test
  void includesTheReasonOfADeadLetter() {
    log.println("{\"message_id\":\"1\",\"outcome\":\"dead-lettered\",\"reason\":\"not-json\"}");

    assertThat(outcomes.of("1")).isEqualTo("dead-lettered: not-json");
    assertThat(outcomes.counts(List.of("1", "2"))).isEqualTo(Map.of("dead-lettered", 1, "none", 1));
  }

  static List<MessageOutcome> outcomesOfIngest() {
    List<MessageOutcome> all = new ArrayList<>();
    Stream.of(new Outcome.Kept(true), new Outcome.Unchanged(), new Outcome.Stale())
        .forEach(outcome -> all.add(new MessageOutcome.OfTable(outcome)));
    all.add(new MessageOutcome.OfTable(new Outcome.Gone(true)));
    Stream.of(DescribeResult.Cause.values())
        .forEach(cause -> all.add(new MessageOutcome.Deferred(cause)));
    Stream.of(Reason.values()).forEach(reason -> all.add(new MessageOutcome.DeadLettered(reason)));
    return all;
  }

  @ParameterizedTest
  @MethodSource("outcomesOfIngest")
  void readsEveryOutcomeFromTheLinesOfIngest(MessageOutcome outcome) {
    new MessageLog(new JsonLog(log), InstantSource.system(), "local").write("1", outcome);

    String expected =
        outcome instanceof MessageOutcome.DeadLettered(var reason)
            ? outcome.id() + ": " + reason.id()
            : outcome.id();
    assertThat(outcomes.of("1")).isEqualTo(expected);
    assertThat(outcomes.counts()).isEqualTo(Map.of(outcome.id(), 1));
  }

  @Test
  void readsFromTheLinesOfIngestThatAMessageFailed() {
    new MessageLog(new JsonLog(log), InstantSource.system(), "local")
        .write("1", new MessageOutcome.Failed("the table is away"));

    assertThat(outcomes.of("1")).isNull();
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("will be delivered again: the table is away");
  }

  @Test
  void ignoresMetrics() {
    log.println("{\"_aws\":{},\"Outcome\":\"kept\",\"Messages\":1}");

    assertThat(outcomes.counts()).isEmpty();
    assertThat(outcomes.firstKept()).isNull();
  }

  @Test
  void returnsTheMessagesWithoutAnOutcomeInTime() {
    log.println("{\"message_id\":\"1\",\"outcome\":\"kept\"}");

    var missing = outcomes.awaitAll(List.of("1", "2"), Duration.ofMillis(1));

    assertThat(missing).containsExactly("2");
  }
}
