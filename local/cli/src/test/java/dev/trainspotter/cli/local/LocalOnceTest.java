package dev.trainspotter.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trainspotter.cli.ProgramRun;
import dev.trainspotter.cli.local.situations.Events;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LocalOnceTest {
  /// Local mode calls this machine only, which no proxy can reach.
  private static final Map<String, String> DEAD_PROXY =
      Map.of(
          "HTTP_PROXY", "http://127.0.0.1:9",
          "http_proxy", "http://127.0.0.1:9",
          "HTTPS_PROXY", "http://127.0.0.1:9",
          "ALL_PROXY", "http://127.0.0.1:9");

  private static int exitCode;
  private static String output;
  private static Map<String, String> summary;

  @BeforeAll
  static void run() throws IOException, InterruptedException {
    try (ProgramRun run = ProgramRun.start(DEAD_PROXY, List.of(), "local", "--once")) {
      exitCode = run.exitCode();
      output = run.output();
      summary = new TreeMap<>();
      run.errors().stream()
          .map(line -> line.split(" {2,}", 2))
          .filter(parts -> parts.length == 2)
          .forEach(parts -> summary.put(parts[0], parts[1]));
      run.errors().forEach(System.err::println);
    }
  }

  @Test
  void succeedsWhenEveryMessageHasItsExpectedOutcome() {
    assertThat(exitCode).isZero();
  }

  @Test
  void writesOneRecordAndNothingElseToStandardOutput() throws IOException {
    try (var values = new ObjectMapper().readerFor(JsonNode.class).readValues(output)) {
      JsonNode record = (JsonNode) values.next();

      assertThat(record.size()).isGreaterThanOrEqualTo(40);
      assertThat(record.path("observed_by").asText()).isEqualTo("describe");
      assertThat(record.path("environment").path("HF_TOKEN").asText()).isEqualTo("[masked]");
      assertThat(values.hasNext()).isFalse();
    }
  }

  @Test
  void countsAnOutcomeForEachMessage() {
    Map<String, Integer> outcomes = counts("outcomes");

    assertThat(outcomes.values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(Integer.parseInt(summary.get("events sent").split(":")[0]));
    assertThat(outcomes).containsEntry("dead-lettered", Events.outcomes().get("dead-lettered"));
    Events.outcomes()
        .forEach(
            (outcome, count) -> assertThat(outcomes.get(outcome)).isGreaterThanOrEqualTo(count));
  }

  @Test
  void findsTheExpectedMessagesInTheDeadLetterQueue() {
    assertThat(counts("dead letters")).isEqualTo(Events.deadLetters());
  }

  @Test
  void printsWhenTheFirstRecordWasKept() {
    assertThat(summary.get("first record")).matches("[0-9.]+ s after the start of the JVM");
  }

  private static Map<String, Integer> counts(String row) {
    Map<String, Integer> counts = new TreeMap<>();
    Arrays.stream(summary.get(row).split(", "))
        .map(count -> count.split(" "))
        .forEach(count -> counts.put(count[0], Integer.parseInt(count[1])));
    return counts;
  }
}
