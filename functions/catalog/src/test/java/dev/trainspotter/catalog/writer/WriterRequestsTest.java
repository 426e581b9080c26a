package dev.trainspotter.catalog.writer;

import static dev.trainspotter.catalog.writer.Sightings.described;
import static dev.trainspotter.catalog.writer.Sightings.missing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.table.Tables;
import dev.trainspotter.emulators.DynamoDbLocal;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// Which requests to DynamoDB one sighting costs.
class WriterRequestsTest {
  private final RefusingHttpClient http = new RefusingHttpClient(UrlConnectionHttpClient.create());
  private final Tables tables = Tables.fresh(DynamoDbLocal.shared().client(http));
  private final CatalogTable table = tables.table();

  @Test
  void readsOnceAndWritesNothingWhenNothingIsNew() {
    table.keep(described(10, 30, "Training"));
    http.takeOperations();

    table.keep(described(10, 30, "Training"));

    assertThat(http.takeOperations()).containsExactly("Query");
  }

  @Test
  void readsAndWritesOnceWhenAKnownJobChanges() {
    table.keep(described(10, 30, "Training"));
    http.takeOperations();

    table.keep(described(20, 40, "Uploading"));

    assertThat(http.takeOperations()).containsExactly("Query", "PutItem");
  }

  @Test
  void readsANewRowAgainAndThenTheNotFoundsOfItsName() {
    table.keep(described(10, 30, "Training"));

    assertThat(http.takeOperations()).filteredOn(operation -> operation.equals("Query")).hasSize(3);
  }

  @Test
  void notesANotFoundOnlyOfANameWithoutARow() {
    table.keep(described(10, 30, "Training"));

    table.keep(missing(40));

    assertThat(tables.notes())
        .extracting(note -> note.toString())
        .noneMatch(note -> note.contains("not found"));
  }

  @Test
  void namesEachOutcome() {
    assertThat(table.keep(missing(20)).id()).isEqualTo("gone");
    assertThat(table.keep(described(10, 30, "Training")).id()).isEqualTo("kept");
    assertThat(table.keep(described(10, 30, "Training")).id()).isEqualTo("unchanged");
    assertThat(table.keep(described(5, 20, "Starting")).id()).isEqualTo("stale");
  }
}
