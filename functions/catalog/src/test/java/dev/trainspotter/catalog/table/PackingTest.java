package dev.trainspotter.catalog.table;

import static dev.trainspotter.catalog.Jobs.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Jobs;
import dev.trainspotter.catalog.ObservedBy;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.describe.JobReader;
import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.catalog.writer.CatalogTable;
import dev.trainspotter.catalog.writer.Outcome;
import dev.trainspotter.catalog.writer.Sighting;
import dev.trainspotter.emulators.fleet.fulljob.FullJob;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class PackingTest {
  private final Tables tables = Tables.fresh();
  private final CatalogTable table = tables.table();

  /// A job whose hyperparameters are this many random characters.
  private static TrainingJob sized(int characters, long seed, int observed) {
    Random random = new Random(seed);
    String members =
        IntStream.range(0, characters / 1000)
            .mapToObj(i -> "\"p%d\": \"%s\"".formatted(i, text(random, 1000)))
            .collect(Collectors.joining(",", "{\"HyperParameters\": {", "}}"));
    return Jobs.described("large", NOON.plusSeconds(observed), members);
  }

  private static String text(Random random, int length) {
    return random
        .ints(length, 'A', 'Z' + 1)
        .mapToObj(c -> String.valueOf((char) c))
        .collect(Collectors.joining());
  }

  private TrainingJob stored() {
    Map<String, AttributeValue> item = tables.items().getFirst();
    List<byte[]> parts =
        tables.notes().stream()
            .filter(note -> note.containsKey("bytes"))
            .map(note -> note.get("bytes").b().asByteArray())
            .toList();
    Map<String, AttributeValue> whole = new LinkedHashMap<>(new Packing(item, parts).unpacked());
    whole.keySet().removeIf(name -> Column.find(name) == null);
    return new TrainingJob(whole);
  }

  @Test
  void leavesAnOrdinaryRowAlone() {
    table.keep(new Sighting.Described(sized(300_000, 1, 0)));

    assertThat(tables.items().getFirst()).doesNotContainKey("packed");
  }

  @Test
  void packsALargeRowIntoItsItem() {
    TrainingJob job = sized(500_000, 1, 0);

    table.keep(new Sighting.Described(job));

    assertThat(tables.items().getFirst()).containsKey("packed");
    assertThat(tables.notes()).hasSize(1);
    assertThat(stored()).isEqualTo(job);
  }

  @Test
  void putsTheRestOfALargerRowIntoPartsAndForgetsThoseOfTheRowBefore() {
    table.keep(new Sighting.Described(sized(3_000_000, 1, 0)));
    int parts = tables.notes().size();
    TrainingJob next = sized(2_900_000, 2, 60);

    table.keep(new Sighting.Described(next));

    assertThat(parts).isGreaterThan(2);
    assertThat(stored()).isEqualTo(next);
  }

  @Test
  void keepsARowOfAllDocumentedMaximaTogether() {
    FullJob full = FullJob.of(3).largest();
    TrainingJob job =
        new JobReader(Masking.off())
            .read(
                new TrainingJobArn(full.trainingJobArn()),
                Jobs.members(full.describeResponse().toString()),
                ObservedBy.DESCRIBE,
                NOON);

    table.keep(new Sighting.Described(job));

    assertThat(job.toJson().length()).isGreaterThan(3_000_000);
    assertThat(stored()).isEqualTo(job);
  }

  @Test
  void laysAnEventOverAPackedRow() {
    TrainingJob job = sized(1_000_000, 1, 0);
    table.keep(new Sighting.Described(job));
    String members =
        "{\"CreationTime\": 1763899200.5, \"LastModifiedTime\": 1963899200, "
            + "\"SecondaryStatus\": \"Completed\"}";

    Outcome outcome =
        table.keep(new Sighting.Announced(Jobs.announced("large", NOON, members), NOON, "event"));

    assertThat(outcome).isEqualTo(new Outcome.Kept(false));
    assertThat(stored().text(Column.SECONDARY_STATUS)).isEqualTo("Completed");
    assertThat(stored().get(Column.HYPER_PARAMETERS)).isEqualTo(job.get(Column.HYPER_PARAMETERS));
  }

  @Test
  void refusesWhatNoTransactionHolds() {
    Sighting sighting = new Sighting.Described(sized(9_000_000, 1, 0));

    assertThatThrownBy(() -> table.keep(sighting)).isInstanceOf(RowTooLargeException.class);
    assertThat(tables.items()).isEmpty();
  }

  @Test
  void neverCountsLessThanDynamoDbDoes() {
    List<String> texts = List.of("a", "é", "漢", "😀");
    List<Integer> sizes = new ArrayList<>();
    texts.forEach(text -> sizes.add(ItemSize.of(Map.of("k", AttributeValue.fromS(text)))));

    assertThat(sizes).containsExactly(2, 3, 4, 5);
  }
}
