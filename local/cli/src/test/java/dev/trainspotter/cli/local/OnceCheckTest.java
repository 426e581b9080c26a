package dev.trainspotter.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.cli.local.deployment.LocalProgress;
import dev.trainspotter.cli.local.deployment.Outcomes;
import dev.trainspotter.cli.local.situations.FixedFleet;
import dev.trainspotter.cli.local.situations.Situation;
import dev.trainspotter.cli.local.situations.SituationFeed;
import dev.trainspotter.cli.terminal.Json;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OnceCheckTest {
  private static final FixedFleet FLEET = FixedFleet.of(7, 2);

  private final Outcomes outcomes =
      new Outcomes(
          new LocalProgress(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)));

  @Test
  void findsNothingWrongWhenAllIsWell() {
    log("1", "kept");

    var complaints = complaints(true, List.of(fed("kept")), List.of("1"), rows());

    assertThat(complaints).isEmpty();
  }

  @Test
  void tellsOfAMessageThatEndedOtherwise() {
    var complaints = complaints(true, List.of(fed("stale")), List.of(), rows());

    assertThat(complaints).containsExactly("events/completed.json ended stale, not kept");
  }

  @Test
  void expectsNoCertainOutcomeOfATableThatWasThereBefore() {
    var complaints = complaints(false, List.of(fed("unchanged")), List.of(), rows());

    assertThat(complaints).isEmpty();
  }

  @Test
  void tellsOfAMessageThatOnlyFailed() {
    log("1", "failed");

    var complaints = complaints(true, List.of(), List.of("1"), rows());

    assertThat(complaints).containsExactly("message 1 ended in no outcome");
  }

  @Test
  void tellsOfAJobWithoutARow() {
    var complaints = complaints(true, List.of(), List.of(), rows().subList(0, 1));

    assertThat(complaints).containsExactly(FLEET.arns().getLast() + " has no row");
  }

  private List<String> complaints(
      boolean isNew, List<SituationFeed.Fed> fed, List<String> sent, List<JsonNode> rows) {
    return new OnceCheck(isNew, fed, sent, FLEET, rows).list(outcomes);
  }

  private static SituationFeed.Fed fed(String outcome) {
    return new SituationFeed.Fed(
        new Situation.Step("completed.json", "{}", null, Map.of(), "kept"), "1", outcome);
  }

  private static List<JsonNode> rows() {
    return FLEET.arns().stream()
        .map(arn -> arn.toLowerCase(Locale.ROOT))
        .map(arn -> Json.read("{\"training_job_arn\":\"%s\"}".formatted(arn)))
        .toList();
  }

  private void log(String messageId, String outcome) {
    outcomes
        .lines()
        .println("{\"message_id\":\"%s\",\"outcome\":\"%s\"}".formatted(messageId, outcome));
  }
}
