package dev.trainspotter.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.emulators.fleet.fulljob.FullJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ColumnTest {
  private static final Map<String, AttributeValue> FULL =
      Jobs.members(FullJob.of(7).describeAnswer().toString());

  /// The seed's columns without a member in the Describe answer.
  private static final Set<Column> ASKED_OTHERWISE = Set.of(Column.TAGS);

  @Test
  void beginsWithTheReferenceRecordInItsOrderAndTypes() throws IOException {
    List<String> reference;
    try (var file = ColumnTest.class.getResourceAsStream("/reference-record.tsv")) {
      reference = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }

    List<String> ours =
        Arrays.stream(Column.values())
            .limit(Column.REFERENCE_COLUMNS)
            .map(column -> column.id() + "\t" + column.type().id())
            .toList();

    assertThat(ours).isEqualTo(reference);
  }

  @ParameterizedTest
  @EnumSource
  void hasASourceInAFullDescribeAnswerOrIsOurs(Column column) {
    boolean isOurs = column.member() == null || ASKED_OTHERWISE.contains(column);

    assertThat(isOurs || FULL.containsKey(column.member())).isTrue();
  }

  @Test
  void takesEveryMemberOfAFullDescribeAnswer() {
    Set<String> members = new java.util.HashSet<>(FULL.keySet());

    Arrays.stream(Column.values()).forEach(column -> members.remove(column.member()));

    assertThat(members).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void saysInOneSentenceWhatTheNameCannot(Column column) {
    String name = column.id().replace('_', ' ').strip();

    assertThat(column.description()).endsWith(".").hasSizeBetween(20, 200);
    assertThat(column.description().toLowerCase(Locale.ROOT)).isNotEqualTo("the " + name + ".");
  }

  @ParameterizedTest
  @EnumSource
  void isFoundByItsId(Column column) {
    assertThat(Column.find(column.id())).isEqualTo(column);
  }
}
