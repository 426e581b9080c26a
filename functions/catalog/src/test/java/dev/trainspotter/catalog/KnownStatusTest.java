package dev.trainspotter.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownStatusTest {
  @ParameterizedTest
  @EnumSource
  void isFoundByItsExactSpellingOnly(KnownStatus status) {
    assertThat(KnownStatus.find(status.text())).isEqualTo(status);
    assertThat(KnownStatus.find(status.text().toUpperCase(Locale.ROOT))).isNull();
    assertThat(KnownStatus.find(status.text() + " ")).isNull();
  }

  @Test
  void isNotFoundWithoutAText() {
    assertThat(KnownStatus.find(null)).isNull();
    assertThat(KnownStatus.find("")).isNull();
  }

  @Test
  void hasEndedUnlessTheJobIsRunningOrStopping() {
    assertThat(Arrays.stream(KnownStatus.values()).filter(status -> !status.hasEnded()))
        .containsExactly(KnownStatus.IN_PROGRESS, KnownStatus.STOPPING);
  }

  @ParameterizedTest
  @EnumSource
  void isTransientExactlyUntilTheJobHasEnded(KnownStatus status) {
    assertThat(status.isTransient()).isNotEqualTo(status.hasEnded());
  }

  @ParameterizedTest
  @CsvSource({
    "inprogress, IN_PROGRESS",
    "IN_PROGRESS, IN_PROGRESS",
    "in-progress, IN_PROGRESS",
    "in progress, IN_PROGRESS",
    "running, IN_PROGRESS",
    "Active, IN_PROGRESS",
    "COMPLETED, COMPLETED",
    "complete, COMPLETED",
    "comp, COMPLETED",
    "Succeeded, COMPLETED",
    "done, COMPLETED",
    "fail, FAILED",
    "error, FAILED",
    "stopping, STOPPING",
    "canceling, STOPPING",
    "stopped, STOPPED",
    "cancelled, STOPPED",
    "aborted, STOPPED",
    "delet, DELETING",
  })
  void isSuggestedForOtherCasesAbbreviationsAndSynonyms(String text, KnownStatus status) {
    assertThat(KnownStatus.suggestionsFor(text)).containsExactly(status);
  }

  @Test
  void isSuggestedWithOthersThatBeginAlike() {
    assertThat(KnownStatus.suggestionsFor("stop"))
        .containsExactly(KnownStatus.STOPPING, KnownStatus.STOPPED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "com", "fai", "Paused", "Completedly", "not failed", "-", "__"})
  void isNotSuggestedForShortOrUnknownWords(String text) {
    assertThat(KnownStatus.suggestionsFor(text)).isEmpty();
  }
}
