package dev.trainspotter.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.emulators.sagemaker.fault.Fault;
import dev.trainspotter.emulators.sagemaker.wire.Operation;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What becomes of a description when SageMaker does not list the job's tags, or lists them in
/// other words.
class MissingTagsTest {
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
}
