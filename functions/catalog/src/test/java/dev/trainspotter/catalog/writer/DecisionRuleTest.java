package dev.trainspotter.catalog.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Jobs;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.catalog.table.Fleet;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.table.RowAttribute;
import dev.trainspotter.catalog.table.TableNames;
import dev.trainspotter.catalog.table.Tables;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The writer's decision without a table, and a writer with another rule.
class DecisionRuleTest {
  private final Tables tables = Tables.fresh();

  private static List<Map<String, AttributeValue>> items(Sighting... sightings) {
    List<Generation> generations = List.of();
    for (Sighting sighting : sightings) {
      generations = new Guard().decide(generations, sighting).after();
    }
    return generations.stream().map(generation -> generation.packed().item()).toList();
  }

  private static Sighting large() {
    String noise = Fleet.noise(500_000, new Random(3)).replace('\\', '/');
    return new Sighting.Described(
        Jobs.described(
            "bert", Jobs.NOON, "{\"HyperParameters\": {\"text\": \"%s\"}}".formatted(noise)));
  }

  static Stream<List<Sighting>> sightings() {
    return Stream.of(
        List.of(Sightings.described(10, 30, "Training")),
        List.of(Sightings.found(10, 30, "Training")),
        List.of(Sightings.announced(10, 11, "a", "Training")),
        List.of(Sightings.timeless(11, "a", "Training")),
        List.of(large()),
        List.of(
            Sightings.described(10, 30, "Training"),
            Sightings.announced(50, 51, "a", "Completed"),
            Sightings.missing(90)));
  }

  @ParameterizedTest
  @MethodSource("sightings")
  void givesTheItemsThatTheWriterPuts(List<Sighting> sightings) {
    sightings.forEach(tables.table()::keep);

    assertThat(tables.items())
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(items(sightings.toArray(Sighting[]::new)));
  }

  @ParameterizedTest
  @MethodSource("sightings")
  void givesItemsOfColumnsKeysAndTheWritersAttributesOnly(List<Sighting> sightings) {
    List<String> known =
        Stream.concat(
                Stream.of("arn", "shard", "tuning_arn"),
                Arrays.stream(RowAttribute.values()).map(RowAttribute::id))
            .toList();

    assertThat(items(sightings.toArray(Sighting[]::new)))
        .allSatisfy(
            item ->
                assertThat(item.keySet())
                    .allMatch(name -> Column.find(name) != null || known.contains(name)));
  }

  @Test
  void writesWhatAnotherRuleDecides() {
    TrainingJob other = Fleet.job(Jobs.arn("bert"), Jobs.NOON.plusSeconds(7), Map.of());
    DecisionRule rule =
        (_, _) -> new Decision(new Outcome.Kept(false), List.of(Generation.of(other)));
    CatalogTable table =
        new CatalogTable(
            tables.dynamo(), new TableNames(tables.catalog(), tables.state()), Masking.on(), rule);

    Outcome outcome = table.keep(Sightings.described(10, 30, "Training"));

    assertThat(outcome).isEqualTo(new Outcome.Kept(false));
    assertThat(tables.items()).extracting(Items::job).containsExactly(other);
  }

  @Test
  void writesNothingWhenARuleChangesNothing() {
    CatalogTable table =
        new CatalogTable(
            tables.dynamo(),
            new TableNames(tables.catalog(), tables.state()),
            Masking.on(),
            (stored, _) -> new Decision(new Outcome.Stale(), stored));

    Outcome outcome = table.keep(Sightings.described(10, 30, "Training"));

    assertThat(outcome).isEqualTo(new Outcome.Stale());
    assertThat(tables.items()).isEmpty();
    assertThat(tables.notes()).isEmpty();
  }

  @Test
  void addsTheAccountAndRegionWithTheFirstRow() {
    tables.table().keep(Sightings.described(10, 30, "Training"));
    tables.table().keep(Sightings.described(20, 40, "Uploading"));

    AccountRegion expected = Jobs.arn("bert").accountRegion();
    assertThat(tables.notes())
        .extracting(note -> note.getOrDefault("entry", Fleet.text("")).s())
        .containsExactly(expected.toString());
  }
}
