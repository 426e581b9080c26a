package dev.trainspotter.catalog.writer;

import static dev.trainspotter.catalog.writer.Sightings.described;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Jobs;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.catalog.table.Digest;
import dev.trainspotter.catalog.table.RowAttribute;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The fingerprints in an item.
class GenerationTest {
  private static Generation after(Sighting... sightings) {
    List<Generation> generations = List.of();
    for (Sighting sighting : sightings) {
      generations = new Guard().decide(generations, sighting).after();
    }
    return generations.getFirst();
  }

  private static String digest(Generation generation) {
    return generation.item().get(Generation.DIGEST).s();
  }

  @Test
  void hasTheDigestThatARecordOfSearchHas() {
    String members = "{\"CreationTime\": 1763899200, \"SecondaryStatusTransitions\": []}";
    Generation described = Generation.of(Jobs.described("bert", Jobs.NOON, members));
    TrainingJob found = Jobs.found("bert", Jobs.NOON.plusSeconds(9), members);

    assertThat(digest(described)).isNotEmpty().isEqualTo(Digest.ofSearch(found));
  }

  @Test
  void hasADigestThatNoRecordOfSearchHasUntilItIsDescribed() {
    TrainingJob found = Jobs.found("bert", Jobs.NOON, "{\"CreationTime\": 1763899200}");

    String digest = digest(Generation.of(found));

    assertThat(digest).isNotEqualTo(Digest.ofSearch(found));
    assertThat(Digest.isDescribed(digest)).isFalse();
    assertThat(Digest.isDescribed(Digest.ofSearch(found))).isTrue();
  }

  @Test
  void hasAnotherDigestOnlyWhenAValueOfSearchDiffers() {
    Sighting job = described(10, 30, "Training");

    assertThat(digest(after(job))).isNotEqualTo(digest(after(described(10, 30, "Uploading"))));
    assertThat(digest(after(job))).isEqualTo(digest(after(described(10, 90, "Training"))));
  }

  @Test
  void hasADigestOfItsTagsWhenItsLargestColumnsArePacked() {
    Generation whole = after(described(10, 30, "Training"));
    Map<String, AttributeValue> item = new LinkedHashMap<>(whole.item());
    item.put(RowAttribute.PACKED.id(), AttributeValue.fromB(SdkBytes.fromUtf8String("columns")));
    Generation packed = new Generation(item);

    List<String> digests =
        List.of(
            digest(packed),
            digest(tagged(packed, "a")),
            digest(tagged(packed, "b")),
            digest(tagged(whole, "a")));

    assertThat(digests).doesNotHaveDuplicates().doesNotContain("");
  }

  @Test
  void hasTheDigestOfADescriptionWithTheTagsThatWereListedLater() {
    Sighting job = described(10, 30, "Training");

    assertThat(digest(tagged(after(job), "a")))
        .isEqualTo(digest(after(Sightings.withTags(job, "a"))));
  }

  @Test
  void hasAnotherVersionForOtherTagsOfTheSameMoment() {
    Generation row = after(described(10, 30, "Training"));

    assertThat(tagged(row, "a").version()).isNotEqualTo(tagged(row, "b").version());
  }

  private static Generation tagged(Generation generation, String team) {
    return new Guard().decide(List.of(generation), Sightings.tagged(40, team)).after().getFirst();
  }

  @Test
  void hasAnotherVersionForEachTextThatMaskingLeaves() {
    Generation one = failing("--db_password hunter2 at step 1").masked(Masking.on());
    Generation other = failing("--db_password hunter2 at step 2").masked(Masking.on());

    assertThat(one.version()).isNotEqualTo(other.version());
    assertThat(one.version()).isNotEqualTo(failing("").version());
  }

  /// A stored row whose fingerprints do not cover this text.
  private static Generation failing(String reason) {
    Map<String, AttributeValue> item =
        new LinkedHashMap<>(after(described(10, 30, "Failed")).item());
    item.put(Column.FAILURE_REASON.id(), AttributeValue.fromS(reason));
    return new Generation(item);
  }
}
