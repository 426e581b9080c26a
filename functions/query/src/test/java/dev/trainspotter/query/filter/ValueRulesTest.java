package dev.trainspotter.query.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.KnownSecondaryStatus;
import dev.trainspotter.catalog.KnownStatus;
import dev.trainspotter.emulators.sagemaker.SimulatedSageMaker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueRulesTest {
  /// What SageMaker documents of this member.
  private static List<String> documented(String member) throws IOException {
    try (InputStream list =
        Objects.requireNonNull(
            SimulatedSageMaker.class.getResourceAsStream(
                "/dev/trainspotter/emulators/describe-training-job-members.tsv"))) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(member + "\t"))
          .flatMap(line -> Stream.of(line.replaceFirst(".*enum\\([0-9]+\\)=", "").split("\\|")))
          .toList();
    }
  }

  static List<String> secondaryStatuses() throws IOException {
    return documented("SecondaryStatus");
  }

  @Test
  void knowsEveryStatusThatSageMakerDocuments() throws IOException {
    assertThat(Stream.of(KnownStatus.values()).map(KnownStatus::text))
        .hasSize(6)
        .containsExactlyInAnyOrderElementsOf(documented("TrainingJobStatus"));
  }

  @Test
  void knowsNoSecondaryStatusThatSageMakerDoesNotDocument() throws IOException {
    assertThat(Stream.of(KnownSecondaryStatus.values()).map(KnownSecondaryStatus::text))
        .isSubsetOf(secondaryStatuses());
  }

  @ParameterizedTest
  @MethodSource("secondaryStatuses")
  void knowsEverySecondaryStatusInAnyCase(String status) {
    assertThat(KnownSecondaryStatus.suggestionFor(status.toUpperCase(Locale.ROOT)))
        .isNotNull()
        .extracting(KnownSecondaryStatus::text)
        .isEqualTo(status);
    assertThatCode(() -> ValueRules.check(Column.SECONDARY_STATUS, "secondary_status", status))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "running",
        "Active",
        "SUCCEEDED",
        "success",
        "done",
        "error",
        "errored",
        "cancelling",
        "canceling",
        "cancelled",
        "canceled",
        "aborted",
        "in progress",
        "Complete",
        "Delet"
      })
  void takesOtherWordsForOneStatus(String words) {
    assertThat(KnownStatus.suggestionsFor(words)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pending", "Hibernating", "CompletedWithWarnings", "Del"})
  void takesNothingElseForAKnownStatus(String status) {
    assertThat(KnownStatus.suggestionsFor(status)).isEmpty();
    assertThatCode(
            () -> ValueRules.check(Column.TRAINING_JOB_STATUS, "training_job_status", status))
        .doesNotThrowAnyException();
  }
}
