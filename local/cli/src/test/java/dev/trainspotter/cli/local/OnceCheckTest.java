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

    var problems = problems(true, List.of(result("kept")), List.of("1"), rows());

    assertThat(problems).isEmpty();
  }

  @Test
  void reportsAMessageWithAnotherOutcome() {
    var problems = problems(true, List.of(result("stale")), List.of(), rows());

    assertThat(problems)
        .containsExactly("events/completed.json: the outcome is stale, expected kept");
  }

  @Test
  void acceptsAnyOutcomeWhenTheTableExistedBefore() {
    var problems = problems(false, List.of(result("unchanged")), List.of(), rows());

    assertThat(problems).isEmpty();
  }

  @Test
  void reportsAMessageThatOnlyFailed() {
    log("1", "failed");

    var problems = problems(true, List.of(), List.of("1"), rows());

    assertThat(problems).containsExactly("message 1 has no outcome");
  }

  @Test
  void reportsAJobWithoutARow() {
    var problems = problems(true, List.of(), List.of(), rows().subList(0, 1));

    assertThat(problems).containsExactly(FLEET.arns().getLast() + " has no row");
  }

  @Test
  void reportsThatMessagesStillWait() {
    OnceCheck check = new OnceCheck(true, false, List.of(), List.of(), FLEET, rows());

    assertThat(check.problems(outcomes))
        .containsExactly("messages still wait in the queues after 60 seconds");
  }

  private List<String> problems(
      boolean isNew, List<SituationFeed.Result> results, List<String> sent, List<JsonNode> rows) {
    return new OnceCheck(isNew, true, results, sent, FLEET, rows).problems(outcomes);
  }

  private static SituationFeed.Result result(String outcome) {
    return new SituationFeed.Result(
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
