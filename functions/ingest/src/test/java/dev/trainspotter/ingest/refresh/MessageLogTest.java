package dev.trainspotter.ingest.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.writer.Outcome;
import dev.trainspotter.edge.JsonLog;
import dev.trainspotter.ingest.hint.Hint;
import dev.trainspotter.ingest.hint.HintState;
import dev.trainspotter.ingest.hint.Reason;
import dev.trainspotter.ingest.sagemaker.DescribeResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessageLogTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final String ARN = "arn:aws:sagemaker:us-east-1:111122223333:training-job/resnet";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final MessageLog log =
      new MessageLog(
          new JsonLog(new PrintStream(out, true, StandardCharsets.UTF_8)),
          InstantSource.fixed(NOON),
          "trainspotter-test");

  /// One outcome of each kind.
  static List<MessageOutcome> outcomes() {
    return List.of(
        new MessageOutcome.OfTable(new Outcome.Kept(true)),
        new MessageOutcome.OfTable(new Outcome.Unchanged()),
        new MessageOutcome.OfTable(new Outcome.Stale()),
        new MessageOutcome.OfTable(new Outcome.Gone(true)),
        new MessageOutcome.Deferred(DescribeResult.Cause.THROTTLED),
        new MessageOutcome.DeadLettered(Reason.NOT_JSON),
        new MessageOutcome.Failed("the table is away"));
  }

  private List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void hasAnIdOfItsOwnForEveryOutcome() {
    Stream<Class<?>> kinds =
        Stream.of(MessageOutcome.class, Outcome.class)
            .flatMap(outcome -> Arrays.stream(outcome.getPermittedSubclasses()));

    // OfTable has the ids of what it holds.
    assertThat(outcomes())
        .extracting(MessageOutcome::id)
        .doesNotHaveDuplicates()
        .hasSize(Math.toIntExact(kinds.count()) - 1);
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void namesTheOutcomeInTheLogLine(MessageOutcome outcome) {
    log.write("m-1", outcome);

    assertThat(lines().getFirst())
        .contains("\"message\":\"message %s\"".formatted(outcome.id()))
        .contains("\"%s\":\"%s\"".formatted(MessageLog.OUTCOME, outcome.id()))
        .contains("\"message_id\":\"m-1\"");
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void countsOnlyFailedMessages(MessageOutcome outcome) {
    log.write("m-1", outcome);

    if (outcome instanceof MessageOutcome.Failed) {
      assertThat(lines()).hasSize(2);
      assertThat(lines().getLast())
          .contains("\"Namespace\":\"%s\"".formatted(JsonLog.NAMESPACE))
          .contains("\"Stack\":\"trainspotter-test\"")
          .contains("\"FailedMessages\":1");
    } else {
      assertThat(lines()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void writesTheCauseOfADeferral(DescribeResult.Cause cause) {
    log.write("m-1", new MessageOutcome.Deferred(cause));

    assertThat(lines().getFirst()).contains("\"cause\":\"%s\"".formatted(cause.id()));
  }

  @ParameterizedTest
  @EnumSource
  void writesTheReasonOfADeadLetter(Reason reason) {
    log.write("m-1", new MessageOutcome.DeadLettered(reason));

    assertThat(lines().getFirst())
        .contains("\"%s\":\"%s\"".formatted(Reason.ATTRIBUTE, reason.id()));
  }

  @Test
  void measuresTheTimeSinceAStateChange() {
    Hint.StateChange change = new Hint.StateChange(Map.of(), NOON.minusMillis(1_500), "e-1");
    Hint hint = new Hint(new TrainingJobArn(ARN), null, change, HintState.NEW);

    log.write("m-1", hint, RefreshResult.of(outcomes().getFirst()));

    assertThat(lines().getFirst()).contains("\"training_job_arn\":\"%s\"".formatted(ARN));
    assertThat(lines().getLast()).contains("\"Delay\":1500").contains("\"Stack\":");
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void measuresTheTimeUntilARowOnly(MessageOutcome outcome) {
    Hint.StateChange change = new Hint.StateChange(Map.of(), NOON.minusMillis(1_500), "e-1");
    Hint hint = new Hint(new TrainingJobArn(ARN), null, change, HintState.NEW);

    log.write("m-1", hint, RefreshResult.of(outcome));

    assertThat(String.join("", lines()).contains("\"Delay\""))
        .isEqualTo(outcome.id().equals(Outcome.Kept.ID));
  }

  @Test
  void measuresNoTimeBelowZero() {
    Hint.StateChange change = new Hint.StateChange(Map.of(), NOON.plusMillis(1), "e-1");
    Hint hint = new Hint(new TrainingJobArn(ARN), null, change, HintState.NEW);

    log.write("m-1", hint, RefreshResult.of(outcomes().getFirst()));

    assertThat(lines().getLast()).contains("\"Delay\":0");
  }

  @Test
  void measuresHowLongAHintHasBeenWaiting() {
    Hint hint = new Hint(new TrainingJobArn(ARN), null, null, HintState.NEW);
    var down = new DescribeResult.Unavailable(DescribeResult.Cause.UNREADABLE, "CreationTime");

    log.write(
        "m-1",
        hint,
        new RefreshResult(
            new MessageOutcome.Deferred(down.cause()), down, NOON.minusSeconds(90), List.of()));

    assertThat(lines().getFirst())
        .contains("\"cause\":\"unreadable\"")
        .contains("\"detail\":\"CreationTime\"");
    assertThat(lines().getLast())
        .contains("\"HintAge\":90")
        .contains("\"Dimensions\":[[\"Stack\"]]");
  }

  @Test
  void namesTheMembersThatItCouldNotRead() {
    Hint hint = new Hint(new TrainingJobArn(ARN), null, null, HintState.NEW);

    log.write("m-1", hint, new RefreshResult(outcomes().getFirst(), null, null, List.of("A", "B")));

    assertThat(lines().getFirst()).contains("\"unread_members\":\"A, B\"");
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void writesTheLevelOfTheOutcome(MessageOutcome outcome) {
    log.write("m-1", outcome);

    assertThat(lines().getFirst())
        .contains(
            switch (outcome) {
              case MessageOutcome.DeadLettered _ -> "\"level\":\"WARN\"";
              case MessageOutcome.Failed _ -> "\"level\":\"ERROR\"";
              default -> "\"level\":\"INFO\"";
            });
  }

  @Test
  void leavesOutADetailThatThereIsNot() {
    Hint hint = new Hint(new TrainingJobArn(ARN), null, null, HintState.NEW);
    var noTurn = new DescribeResult.Unavailable(DescribeResult.Cause.NO_TURN, "");

    log.write("m-1", hint, new RefreshResult(outcomes().getFirst(), noTurn, null, List.of()));

    assertThat(lines().getFirst())
        .contains("\"tags_missing\":\"no-turn\"")
        .doesNotContain("detail");
  }
}
