package dev.trainspotter.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingJobArnTest {
  @Test
  void isTheSameJobInAnotherCase() {
    TrainingJobArn described =
        new TrainingJobArn("arn:aws:sagemaker:us-east-1:111122223333:training-job/Bert-Base");
    TrainingJobArn announced =
        new TrainingJobArn("arn:aws:sagemaker:us-east-1:111122223333:training-job/bert-base");

    assertThat(described.sameJob(announced)).isTrue();
    assertThat(described.name()).isEqualTo("Bert-Base");
    assertThat(described.key()).isEqualTo(announced.spelling());
  }

  @ParameterizedTest
  @CsvSource({"us-east-1, aws", "cn-north-1, aws-cn", "us-gov-west-1, aws-us-gov"})
  void takesThePartitionFromTheRegion(String region, String partition) {
    TrainingJobArn arn = TrainingJobArn.of(new AccountRegion("111122223333", region), "bert");

    assertThat(arn.spelling())
        .isEqualTo("arn:" + partition + ":sagemaker:" + region + ":111122223333:training-job/bert");
    assertThat(arn.accountRegion()).isEqualTo(new AccountRegion("111122223333", region));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bert",
        "arn:aws:sagemaker:us-east-1:111122223333:processing-job/bert",
        "arn:aws:sagemaker:us-east-1:11112222333:training-job/bert",
        "arn:aws:sagemaker:us-east-1:111122223333:training-job/",
        "arn:aws:sagemaker:us-east-1:111122223333:training-job/-bert",
        "arn:aws:sagemaker:us-east-1:111122223333:training-job/be/rt",
        "arn:aws:sagemaker::111122223333:training-job/bert",
      })
  void isNoneInAnyOtherText(String text) {
    assertThat(TrainingJobArn.parse(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"61, true", "62, false", "150, false", "300, false"})
  void takesNamesOfSixtyThreeCharactersAtMost(int hyphens, boolean isName) {
    String name = "a" + "-".repeat(hyphens) + "b";

    assertThat(TrainingJobArn.isName(name)).isEqualTo(isName);
  }

  @Test
  void readsAStoredArnAsItReadsAnyOther() {
    TrainingJobArn arn =
        new TrainingJobArn("arn:aws-cn:sagemaker:CN-North-1:111122223333:training-job/Bert");

    TrainingJobArn stored = TrainingJobArn.ofStored(arn.spelling());

    assertThat(stored).isEqualTo(arn).hasSameHashCodeAs(arn).hasToString(arn.spelling());
    assertThat(stored.name()).isEqualTo("Bert");
    assertThat(stored.accountRegion()).isEqualTo(new AccountRegion("111122223333", "cn-north-1"));
    assertThat(TrainingJobArn.ofStored(arn.key()).sameJob(arn)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "arn:aws:sagemaker:us-east-1:111122223333"})
  void refusesAStoredTextWithTooFewParts(String text) {
    assertThatThrownBy(() -> TrainingJobArn.ofStored(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a training job's ARN: " + text);
  }

  @Test
  void namesASiblingInItsOwnPartitionAndRegion() {
    TrainingJobArn arn =
        new TrainingJobArn("arn:aws-cn:sagemaker:cn-north-1:111122223333:training-job/bert");

    assertThat(arn.sibling("444455556666", "gpt").spelling())
        .isEqualTo("arn:aws-cn:sagemaker:cn-north-1:444455556666:training-job/gpt");
  }

  @Test
  void isEqualInTheSameSpellingOnly() {
    TrainingJobArn arn =
        new TrainingJobArn("arn:aws:sagemaker:us-east-1:111122223333:training-job/Bert");

    assertThat(arn).isNotEqualTo(new TrainingJobArn(arn.key())).isNotEqualTo(arn.spelling());
    assertThat(arn.sameJob(new TrainingJobArn(arn.key()))).isTrue();
    assertThat(arn.sameJob(arn.sibling("111122223333", "bert-2"))).isFalse();
  }
}
