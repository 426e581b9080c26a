package dev.trainspotter.catalog.table;

import static dev.trainspotter.catalog.Jobs.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.Jobs;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.writer.CatalogTable;
import dev.trainspotter.catalog.writer.Generation;
import dev.trainspotter.catalog.writer.Outcome;
import dev.trainspotter.catalog.writer.Sighting;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A job whose row grows beyond 400 KB, the most that an item of DynamoDB holds, and shrinks again.
class RowSizesTest {
  private static final int KILOBYTE = 1024;
  private static final int[] KILOBYTES = {10, 341, 342, 399, 400, 401, 3400, 401, 400, 399, 10};

  private final Tables tables = Tables.fresh();
  private final CatalogTable table = tables.table();
  private final CatalogReader reader =
      new CatalogReader(tables.dynamo(), new TableNames(tables.catalog(), tables.state()));

  /// A job whose row has this many bytes before anything of it is packed.
  private static TrainingJob sized(int bytes, Instant observedAt) {
    int rest = ItemSize.of(Generation.of(withText(0, observedAt)).item());
    return withText(bytes - rest, observedAt);
  }

  private static TrainingJob withText(int characters, Instant observedAt) {
    String text =
        new Random(characters)
            .ints(characters, 'A', 'Z' + 1)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    return Jobs.described(
        "growing", observedAt, "{\"HyperParameters\": {\"text\": \"%s\"}}".formatted(text));
  }

  @Test
  void areReadAsTheyWereWrittenWhileARowGrowsAndShrinks() {
    for (int i = 0; i < KILOBYTES.length; i++) {
      TrainingJob job = sized(KILOBYTES[i] * KILOBYTE, NOON.plusSeconds(i));

      Outcome outcome = table.keep(new Sighting.Described(job));

      assertThat(ItemSize.of(Generation.of(job).item())).isEqualTo(KILOBYTES[i] * KILOBYTE);
      assertThat(outcome).isEqualTo(new Outcome.Kept(i == 0));
      assertThat(reader.find(job.arn())).as("%d KB", KILOBYTES[i]).isEqualTo(job);
    }

    assertThat(tables.items()).hasSize(1);
    assertThat(tables.notes()).noneMatch(note -> note.containsKey("bytes"));
  }
}
