package dev.trainspotter.ingest.hint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.TrainingJobArn;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Messages that differ in one member: the hint in them, or the reason why there is none.
class MessageReaderTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final MessageReader READER =
      new MessageReader(Set.of("111122223333")::contains, InstantSource.fixed(NOON));
  private static final String PREFIX = "arn:aws:sagemaker:us-east-1:111122223333:training-job/";
  private static final TrainingJobArn ARN = new TrainingJobArn(PREFIX + "bert");
  private static final String STATE_CHANGE =
      """
      {"source": "aws.sagemaker", "detail-type": "SageMaker Training Job State Change",
       "account": "111122223333", "time": "2026-11-23T11:00:00Z", "id": "e-1",
       "resources": ["%1$sfirst"],
       "detail": {"TrainingJobName": "bert", "TrainingJobArn": "%1$sbert"}}
      """
          .formatted(PREFIX);
  private static final String TAG_CHANGE =
      """
      {"source": "aws.tag", "detail-type": "Tag Change on Resource", "account": "111122223333",
       "resources": ["%sbert"], "detail": {"service": "sagemaker", "resource-type": "training-job"}}
      """
          .formatted(PREFIX);

  private static Hint hint(String message) {
    return (Hint) READER.read(message);
  }

  private static Message unusable(Reason reason) {
    return new Message.Unusable(reason);
  }

  @Test
  void readsAStateChange() {
    Map<String, AttributeValue> detail =
        Map.of(
            "TrainingJobName", AttributeValue.fromS("bert"),
            "TrainingJobArn", AttributeValue.fromS(ARN.spelling()));

    assertThat(READER.read(STATE_CHANGE))
        .isEqualTo(
            new Hint(
                ARN,
                "bert",
                new Hint.StateChange(detail, NOON.minusSeconds(3600), "e-1"),
                HintState.NEW));
  }

  @Test
  void readsADetailThatIsTheTextOfAnObject() {
    String message =
        STATE_CHANGE
            .replace("{\"TrainingJobName\"", "\"{\\\"TrainingJobName\\\"")
            .replace(
                "\"bert\", \"TrainingJobArn\": \"", "\\\"bert\\\", \\\"TrainingJobArn\\\": \\\"")
            .replace("bert\"}}", "bert\\\"}\"}");

    assertThat(hint(message)).isEqualTo(hint(STATE_CHANGE));
  }

  @Test
  void takesTheFirstResourceWhereTheDetailHasNoArn() {
    assertThat(hint(STATE_CHANGE.replace("\"TrainingJobArn\"", "\"Arn\"")).arn()).isEqualTo(ARN);
    assertThat(hint(STATE_CHANGE.replaceAll("\"TrainingJob(Arn|Name)\"", "\"$1\"")).arn())
        .isEqualTo(new TrainingJobArn(PREFIX + "first"));
  }

  @Test
  void takesTheNameWhereItDiffersFromTheArn() {
    Hint other = hint(STATE_CHANGE.replace("\"bert\"", "\"gpt\""));
    Hint spelled = hint(STATE_CHANGE.replace("\"bert\"", "\"BERT\""));

    assertThat(other.arn()).isEqualTo(new TrainingJobArn(PREFIX + "gpt"));
    assertThat(other.name()).isEqualTo("gpt");
    assertThat(spelled.arn().spelling()).isEqualTo(PREFIX + "bert");
    assertThat(spelled.name()).isEqualTo("BERT");
  }

  @Test
  void ignoresANameThatNoJobCanHave() {
    Hint hint = hint(STATE_CHANGE.replace("\"bert\"", "\"no/name\""));

    assertThat(hint.arn()).isEqualTo(ARN);
    assertThat(hint.name()).isNull();
  }

  @Test
  void takesItsOwnTimeWhereTheEnvelopeHasNone() {
    assertThat(hint(STATE_CHANGE.replace("\"time\"", "\"at\"")).change().time()).isEqualTo(NOON);
  }

  @Test
  void readsATagChange() {
    assertThat(READER.read(TAG_CHANGE)).isEqualTo(new Hint(ARN, null, null, HintState.NEW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws.tag", "Tag Change on Resource", "sagemaker\"", "training-job\"}"})
  void leavesATagChangeOfAnythingElse(String text) {
    assertThat(TAG_CHANGE).contains(text);
    assertThat(READER.read(TAG_CHANGE.replace(text, "x" + text)))
        .isEqualTo(unusable(Reason.NOT_OURS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws.sagemaker", "SageMaker Training Job State Change"})
  void leavesAnyOtherEventOfSageMaker(String text) {
    assertThat(READER.read(STATE_CHANGE.replace(text, "x" + text)))
        .isEqualTo(unusable(Reason.NOT_OURS));
  }

  @Test
  void leavesAnEventWhoseSourceIsItsOwn() {
    assertThat(READER.read(STATE_CHANGE.replace("aws.sagemaker", "trainspotter")))
        .isEqualTo(unusable(Reason.NOT_OURS));
  }

  @Test
  void saysWhereAnArnIsMissing() {
    assertThat(READER.read(STATE_CHANGE.replace("arn:aws", "arn")))
        .isEqualTo(unusable(Reason.BAD_ARN));
    assertThat(READER.read(TAG_CHANGE.replace("arn:aws", "arn")))
        .isEqualTo(unusable(Reason.BAD_ARN));
    assertThat(READER.read(TAG_CHANGE.replaceFirst("\\[.*]", "[]")))
        .isEqualTo(unusable(Reason.BAD_ARN));
  }

  @ParameterizedTest
  @CsvSource({"111122223333, 999900001111", "111122223333, 444455556666"})
  void rejectsOtherAccounts(String own, String other) {
    String foreign = STATE_CHANGE.replace(own, other);

    assertThat(READER.read(foreign)).isEqualTo(unusable(Reason.FOREIGN_ACCOUNT));
    assertThat(READER.read(STATE_CHANGE.replace("\"" + own, "\"" + other)))
        .isEqualTo(unusable(Reason.FOREIGN_ACCOUNT));
    assertThat(
            READER.read(
                "{\"source\": \"trainspotter\", \"training_job_arn\": \"%sbert\"}"
                    .formatted(PREFIX.replace(own, other))))
        .isEqualTo(unusable(Reason.FOREIGN_ACCOUNT));
  }

  @ParameterizedTest
  @EnumSource
  void rejectsAnEventOfOneCollectedAccountAboutAJobOfAnother(EventKind kind) {
    MessageReader ofBoth =
        new MessageReader(
            Set.of("111122223333", "444455556666")::contains, InstantSource.fixed(NOON));
    String event = kind == EventKind.TAG_CHANGE ? TAG_CHANGE : STATE_CHANGE;

    assertThat(ofBoth.read(event.replace("\"111122223333\"", "\"444455556666\"")))
        .isEqualTo(unusable(Reason.FOREIGN_ACCOUNT));
    assertThat(ofBoth.read(event.replace(":111122223333:", ":444455556666:")))
        .isEqualTo(unusable(Reason.FOREIGN_ACCOUNT));
    assertThat(ofBoth.read(event.replace("111122223333", "444455556666"))).isInstanceOf(Hint.class);
  }

  @ParameterizedTest
  @EnumSource
  void saysOfEachKindWhatARuleMatches(EventKind kind) {
    String message = kind == EventKind.TAG_CHANGE ? TAG_CHANGE : STATE_CHANGE;

    assertThat(message)
        .contains("\"source\": \"%s\"".formatted(kind.source()))
        .contains("\"detail-type\": \"%s\"".formatted(kind.detailType()));
    assertThat(kind.detail()).hasSize(kind == EventKind.TAG_CHANGE ? 2 : 0);
  }

  @ParameterizedTest
  @EnumSource
  void namesEachReasonAndWhetherItMayPass(Reason reason) {
    assertThat(reason.id()).isEqualTo(reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    assertThat(reason.maySucceed()).isEqualTo(reason == Reason.DENIED);
  }
}
