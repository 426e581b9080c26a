package dev.trainspotter.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObservedByTest {
  @ParameterizedTest
  @EnumSource
  void isFoundByTheTextInItsColumn(ObservedBy source) {
    assertThat(ObservedBy.of(source.id())).isEqualTo(source);
    assertThat(Column.OBSERVED_BY.description()).contains("`" + source.id() + "`");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "list", "describe "})
  void countsAnotherTextAsARecordOfSearch(String id) {
    assertThat(ObservedBy.of(id)).isEqualTo(ObservedBy.SEARCH);
  }

  @Test
  void beginsWithTheMostCompleteSource() {
    assertThat(ObservedBy.values())
        .containsExactly(ObservedBy.DESCRIBE, ObservedBy.SEARCH, ObservedBy.EVENT);
  }
}
