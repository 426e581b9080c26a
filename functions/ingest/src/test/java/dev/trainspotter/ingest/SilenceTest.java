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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

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

  static Stream<Fault> brokenTags() {
    return Stream.of(
        Fault.throttling(),
        Fault.denied(),
        Fault.unavailable(),
        Fault.html(),
        Fault.empty(),
        Fault.truncated(),
        Fault.connectionReset(),
        tags("{}"),
        tags("{\"Tags\": null}"),
        tags("{\"Tags\": {}}"),
        tags("{\"Tags\": [{\"Value\": \"nlp\"}]}"),
        tags("{\"Tags\": [7]}"),
        tags("{\"Tags\": [], \"NextToken\": \"the same\"}"),
        tags("{\"Tags\": [], \"NextToken\": 7}"));
  }

  private static Fault tags(String body) {
    return new Fault.FixedResponse(200, "application/x-amz-json-1.1", body);
  }

  @ParameterizedTest
  @MethodSource("brokenTags")
  void keepsADescriptionWithoutItsTagsAndListsThemLater(Fault fault) {
    RealParts.SAGE_MAKER.fault(Operation.LIST_TAGS, fault);

    parts.deliver(COMPLETED);

    assertThat(parts.outcomes()).containsExactly("kept");
    assertThat(parts.column("observed_by")).isEqualTo("describe");
    assertThat(parts.rows().getFirst())
        .containsEntry("tags_stale", AttributeValue.fromBool(true))
        .doesNotContainKey("tags");

    RealParts.SAGE_MAKER.clearFaults();
    RealParts.SAGE_MAKER.clearCalls();
    parts.drainBacklog(10);

    assertThat(RealParts.SAGE_MAKER.calls(Operation.DESCRIBE_TRAINING_JOB)).isEmpty();
    assertThat(parts.rows().getFirst()).doesNotContainKey("tags_stale");
    assertThat(parts.rows().getFirst().get("tags").m())
        .isEqualTo(Map.of("team", AttributeValue.fromS("nlp")));
  }

  @ParameterizedTest
  @MethodSource("brokenTags")
  void keepsTheTagsThatItKnewBesideANewDescription(Fault fault) {
    parts.deliver(COMPLETED);
    RealParts.SAGE_MAKER.fault(Operation.LIST_TAGS, fault);

    parts.deliver(COMPLETED);

    assertThat(parts.rows().getFirst())
        .containsEntry("tags_stale", AttributeValue.fromBool(true))
        .containsEntry("tags", AttributeValue.fromM(Map.of("team", AttributeValue.fromS("nlp"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Tags\": [{\"key\": \"team\", \"value\": \"nlp\"}]}",
        "{\"Tags\": [{\"Key\": \"team\", \"Value\": \"nlp\", \"Owner\": 1}]}",
        "{\"Tags\": [{\"Key\": \"team\", \"Value\": \"nlp\"}], \"NextToken\": null}",
        "{\"Tags\": [{\"Key\": \"team\", \"Value\": \"nlp\"}], \"NextToken\": \"\"}"
      })
  void readsTagsInOtherWords(String body) {
    RealParts.SAGE_MAKER.fault(Operation.LIST_TAGS, tags(body));

    parts.deliver(COMPLETED);

    assertThat(parts.rows().getFirst().get("tags").m())
        .isEqualTo(Map.of("team", AttributeValue.fromS("nlp")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Tags\": [{\"Key\": \"solo\"}]}",
        "{\"Tags\": [{\"Key\": \"solo\", \"Value\": null}]}"
      })
  void readsATagWithoutAValueAsAnEmptyOne(String body) {
    RealParts.SAGE_MAKER.fault(Operation.LIST_TAGS, tags(body));

    parts.deliver(COMPLETED);

    assertThat(parts.rows().getFirst().get("tags").m())
        .isEqualTo(Map.of("solo", AttributeValue.fromS("")));
  }

  @Test
  void neverTakesMissingTagsForAMissingJob() {
    Events.answer(new Events.Situation("arn-in-another-case.json", "kept"));
    RealParts.SAGE_MAKER.fault(Operation.LIST_TAGS, Fault.notFound());

    parts.deliver(Events.text("arn-in-another-case.json"));

    assertThat(parts.outcomes()).containsExactly("kept");
    assertThat(parts.column("deleted_at")).isNull();
  }

  @Test
  void asksSomeTimesForTagsThatSageMakerDoesNotKnow() {
    RealParts.SAGE_MAKER.fault(Operation.LIST_TAGS, Fault.notFound());
    parts.deliver(COMPLETED);

    assertThat(parts.drainBacklog(20)).isEqualTo(5);
    assertThat(parts.takeDeadLetterReasons()).isEmpty();
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
