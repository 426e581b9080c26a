package dev.trainspotter.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.emulators.lambda.LocalContext;
import dev.trainspotter.emulators.sagemaker.fault.Fault;
import dev.trainspotter.emulators.sagemaker.fault.NotFound;
import dev.trainspotter.emulators.sagemaker.wire.Operation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a message leads to when SageMaker gives no usable response, an outdated one, or does not
/// find the job.
class SilenceTest {
  private static final String COMPLETED = Events.text("completed.json");
  private static final Map<String, String> TAGS = Map.of("team", "nlp");

  private final RealParts parts = new RealParts();

  @BeforeEach
  void letSageMakerKnowTheJob() {
    RealParts.SAGE_MAKER.put(Events.text("completed.describe.json"), TAGS);
    RealParts.SAGE_MAKER.clearCalls();
  }

  @AfterEach
  void healSageMaker() {
    RealParts.healSageMaker();
  }

  static Stream<Arguments> silences() {
    return Stream.of(
        Arguments.of(Fault.throttling(), "throttled"),
        Arguments.of(Fault.denied(), "denied"),
        Arguments.of(Fault.unavailable(), "down"),
        Arguments.of(Fault.internalFailure(), "down"),
        Arguments.of(Fault.html(), "down"),
        Arguments.of(Fault.empty(), "down"),
        Arguments.of(Fault.truncated(), "down"),
        Arguments.of(Fault.anotherJob(), "down"),
        Arguments.of(Fault.connectionReset(), "down"));
  }

  @ParameterizedTest
  @MethodSource("silences")
  void keepsTheEventAndWaitsWhereThereIsNoAnswer(Fault fault, String cause) {
    RealParts.SAGE_MAKER.fault(Operation.DESCRIBE_TRAINING_JOB, fault);

    parts.deliver(COMPLETED);

    assertThat(parts.outcomes()).containsExactly("deferred");
    assertThat(parts.log()).contains("\"cause\":\"" + cause + "\"");
    assertThat(parts.column("observed_by")).isEqualTo("event");
    assertThat(parts.rows().getFirst()).doesNotContainKey("billable_time_in_seconds");
  }

  @ParameterizedTest
  @MethodSource("silences")
  void fetchesFromTheBacklogWhatCouldNotBeAskedBefore(Fault fault, String cause) {
    RealParts.SAGE_MAKER.fault(fault);
    parts.deliver(COMPLETED);
    RealParts.SAGE_MAKER.clearFaults();

    parts.drainBacklog(10);

    assertThat(parts.outcomes()).as(cause).containsExactly("deferred", "kept");
    assertThat(parts.column("observed_by")).isEqualTo("describe");
  }

  @Test
  void waitsNoLongerForASlowSageMakerThanItSays() {
    RealParts.SAGE_MAKER.fault(Operation.DESCRIBE_TRAINING_JOB, Fault.slow(Duration.ofSeconds(5)));

    parts.deliver(COMPLETED);

    assertThat(parts.outcomes()).containsExactly("deferred");
  }

  @Test
  void countsTheAgeOfAHintFromItsFirstDeferral() {
    Instant begin = Instant.parse("2026-11-23T12:00:00Z");
    RealParts.SAGE_MAKER.fault(Fault.unavailable());
    RealParts first = new RealParts(InstantSource.fixed(begin), RealParts::table);
    first.deliver(COMPLETED);
    RealParts second =
        new RealParts(InstantSource.fixed(begin.plus(Duration.ofHours(1))), RealParts::table);
    second.deliver(first.takeBacklog());
    RealParts third =
        new RealParts(InstantSource.fixed(begin.plus(Duration.ofHours(6))), RealParts::table);

    third.deliver(second.takeBacklog());

    assertThat(first.log()).contains("\"HintAge\":0");
    assertThat(third.log()).contains("\"HintAge\":21600");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CreationTime", "TrainingJobStatus"})
  void saysWhichMemberItMissesInADescription(String member) {
    String describe =
        Events.text("completed.describe.json")
            .replaceFirst("\"" + member + "\": *[^,]*,", "\"" + member + "\": null,");
    RealParts.SAGE_MAKER.put(describe, TAGS);

    parts.deliver(COMPLETED);

    assertThat(parts.outcomes()).containsExactly("deferred");
    assertThat(parts.log())
        .contains("\"cause\":\"unreadable\"")
        .contains("\"detail\":\"" + member + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ExpiredToken",
        "ExpiredTokenException",
        "KMSAccessDeniedException",
        "KMSDisabledException",
        "SubscriptionRequiredException",
        "OptInRequired"
      })
  void countsRefusalsAsDenied(String code) {
    RealParts.SAGE_MAKER.fault(new Fault.ErrorResponse(400, code, "refused"));

    parts.deliver(COMPLETED);

    assertThat(parts.log()).contains("\"cause\":\"denied\"").contains(code);
  }

  @ParameterizedTest
  @CsvSource({"403, denied", "400, down", "407, down", "429, throttled", "503, down"})
  void logsTheStatusOfAnErrorThatIsNotSageMakersOwn(int status, String cause) {
    RealParts.SAGE_MAKER.fault(new Fault.FixedResponse(status, "text/html", "<html>no</html>"));

    parts.deliver(COMPLETED);

    assertThat(parts.log())
        .contains("\"cause\":\"" + cause + "\"")
        .contains("\"detail\":\"HTTP " + status + "\"");
  }

  @ParameterizedTest
  @EnumSource
  void marksAJobThatIsNotFoundInEveryWording(NotFound wording) {
    RealParts.SAGE_MAKER.sayNotFoundAs(wording);
    parts.deliver(COMPLETED);
    RealParts.SAGE_MAKER.arns().forEach(RealParts.SAGE_MAKER::delete);

    parts.deliver(COMPLETED);
    parts.drainBacklog(10);

    assertThat(parts.outcomes()).containsExactly("kept", "gone", "gone");
    assertThat(parts.column("deleted_at")).isNotNull();
    assertThat(parts.column("observed_by")).isEqualTo("describe");
  }

  @Test
  void takesAFalseNotFoundBackAtTheSecondLook() {
    RealParts.SAGE_MAKER.fault(Fault.notFound());
    parts.deliver(COMPLETED);
    RealParts.SAGE_MAKER.clearFaults();

    parts.drainBacklog(10);

    assertThat(parts.outcomes()).containsExactly("gone", "kept");
    assertThat(parts.column("deleted_at")).isNull();
  }

  @Test
  void looksASecondTimeAndNotForEver() {
    RealParts.SAGE_MAKER.fault(Fault.notFound());
    parts.deliver(COMPLETED);

    int batches = parts.drainBacklog(10);

    assertThat(batches).isEqualTo(1);
  }

  @Test
  void buriesAHintThatWasDeniedForThreeDays() {
    Instant begin = Instant.parse("2026-11-23T12:00:00Z");
    RealParts.SAGE_MAKER.fault(Fault.denied());
    RealParts first = new RealParts(InstantSource.fixed(begin), RealParts::table);
    first.deliver(COMPLETED);
    List<String> hints = first.takeBacklog();
    RealParts almost =
        new RealParts(
            InstantSource.fixed(begin.plus(Duration.ofDays(3)).minusSeconds(1)), RealParts::table);
    RealParts later =
        new RealParts(InstantSource.fixed(begin.plus(Duration.ofDays(3))), RealParts::table);

    almost.deliver(hints);
    later.deliver(hints);

    assertThat(hints).hasSize(1);
    assertThat(almost.outcomes()).containsExactly("deferred");
    assertThat(later.outcomes()).containsExactly("dead-lettered");
    assertThat(later.takeDeadLetterReasons()).containsExactly("denied");
  }

  @Test
  void forgetsADenialOnceSageMakerAnswers() {
    Instant begin = Instant.parse("2026-11-23T12:00:00Z");
    RealParts.SAGE_MAKER.fault(Fault.denied());
    RealParts first = new RealParts(InstantSource.fixed(begin), RealParts::table);
    first.deliver(COMPLETED);
    RealParts.SAGE_MAKER.clearFaults();
    RealParts.SAGE_MAKER.fault(Fault.throttling());
    first.handler.handleRequest(null, LocalContext.of("ingest", Duration.ofSeconds(60)));

    first.deliver(first.takeBacklog());

    assertThat(first.takeBacklog()).noneMatch(hint -> hint.contains("denied_since"));
  }
}
