package dev.trainspotter.catalog.writer;

import static dev.trainspotter.catalog.writer.Sightings.announced;
import static dev.trainspotter.catalog.writer.Sightings.described;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.trainspotter.catalog.state.RowParts;
import dev.trainspotter.catalog.table.Fleet;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.table.RowTooLargeException;
import dev.trainspotter.catalog.table.TableShape;
import dev.trainspotter.catalog.table.Tables;
import dev.trainspotter.catalog.writer.RowWriter.Change;
import dev.trainspotter.emulators.DynamoDbLocal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Which requests a change leads to, and what becomes of them when another writer was faster.
class RowWriterTest {
  private static final String CONFLICT =
      "{\"__type\": \"com.amazonaws.dynamodb.v20120810#TransactionConflictException\"}";
  private static final Generation ROW = generation(described(10, 30, "Training"));
  private static final Generation OTHER = generation(described(20, 40, "Uploading"));
  private static final Generation LARGE = generation(large(described(10, 30, "Training"), 500_000));

  /// Two rows of one name that do not fit into one transaction.
  private static final Generation OLDER =
      generation(large(described(10, 30, "Training"), 2_520_000));

  private static final Generation NEWER =
      generation(Sightings.again(large(described(10, 140, "Training"), 2_520_000), 100));

  private final RefusingHttpClient http = new RefusingHttpClient(UrlConnectionHttpClient.create());
  private final DynamoDbClient dynamo = DynamoDbLocal.shared().client(http);
  private final Tables tables = Tables.fresh(dynamo);
  private final RowWriter writer = writer();

  private RowWriter writer() {
    DynamoDbEnhancedClient enhanced = Items.client(dynamo);
    http.takeOperations();
    return new RowWriter(
        enhanced,
        enhanced.table(tables.catalog(), TableShape.CATALOG.documentSchema()),
        new RowParts(enhanced, tables.state()));
  }

  private static Generation generation(Sighting sighting) {
    return new Guard().decide(List.of(), sighting).after().getFirst();
  }

  private static Sighting large(Sighting sighting, int characters) {
    return Sightings.withHyperParameter(sighting, Fleet.noise(characters, new Random(characters)));
  }

  /// The row as the table holds it after this sighting.
  private static Generation after(Generation stored, Sighting sighting) {
    return new Guard().decide(List.of(stored), sighting).after().getFirst();
  }

  private boolean write(Generation old, Generation next) {
    return writer.write(List.of(new Change(old, next)));
  }

  /// The one stored row.
  private Generation stored() {
    return new Generation(tables.items().getFirst());
  }

  @Test
  void putsARowThatIsStillAsItWasRead() {
    assertThat(write(null, ROW)).isTrue();
    assertThat(write(ROW, OTHER)).isTrue();

    assertThat(http.takeOperations()).containsExactly("PutItem", "PutItem");
    assertThat(stored()).isEqualTo(OTHER);
  }

  @Test
  void changesNothingWhenAnotherWriterPutTheRowFirst() {
    write(null, ROW);

    assertThat(write(null, OTHER)).isFalse();
    assertThat(write(OTHER, generation(described(30, 50, "Completed")))).isFalse();
    assertThat(stored()).isEqualTo(ROW);
  }

  @Test
  void countsTheSameRowSeenAtAnotherTimeAsAnotherWriters() {
    write(null, ROW);

    assertThat(write(null, after(ROW, described(10, 60, "Training")))).isFalse();
    assertThat(write(null, ROW)).isTrue();
  }

  @Test
  void writesOnlyTheTimesOfARowThatWasSeenAgain() {
    Generation later = after(ROW, described(10, 60, "Training"));
    write(null, ROW);
    http.takeOperations();

    assertThat(write(ROW, later)).isTrue();

    assertThat(http.takeOperations()).containsExactly("UpdateItem");
    assertThat(stored()).isEqualTo(later);
  }

  @Test
  void leavesTheTimesAloneWhenAnotherWriterWasFaster() {
    write(null, OTHER);

    assertThat(write(ROW, after(ROW, described(10, 60, "Training")))).isFalse();
    assertThat(stored()).isEqualTo(OTHER);
  }

  @Test
  void putsTheWholeRowWhenATimeInItNoLongerApplies() {
    Generation seen = after(ROW, Sightings.found(10, 50, "Training"));
    Generation later = after(seen, described(10, 60, "Training"));
    write(null, seen);

    assertThat(seen.item()).containsKey("alive_at");
    assertThat(write(seen, later)).isTrue();
    assertThat(stored()).isEqualTo(later);
    assertThat(later.item()).doesNotContainKey("alive_at");
  }

  @Test
  void startsAgainAfterAConflictWithATransaction() {
    write(null, ROW);
    http.refuse("PutItem", CONFLICT);
    http.refuse("UpdateItem", CONFLICT);

    assertThat(write(ROW, OTHER)).isFalse();
    assertThat(write(ROW, after(ROW, described(10, 60, "Training")))).isFalse();
  }

  @Test
  void movesARowInOneTransaction() {
    Generation assumed = generation(Sightings.timeless(11, "a", "Training"));
    write(null, assumed);
    http.takeOperations();
    List<Change> move = List.of(new Change(assumed, null), new Change(null, ROW));

    assertThat(writer.write(move)).isTrue();
    assertThat(http.takeOperations()).containsExactly("TransactWriteItems");
    assertThat(stored()).isEqualTo(ROW);
    assertThat(writer.write(move)).isFalse();
  }

  @Test
  void deletesThePartsOfARowThatIsReplacedAndNotBefore() {
    write(null, LARGE);
    assertThat(tables.notes()).hasSize(1);

    assertThat(write(OTHER, generation(described(30, 50, "Completed")))).isFalse();
    assertThat(write(generation(large(described(9, 20, "Starting"), 500_000)), OTHER)).isFalse();
    assertThat(tables.notes()).hasSize(1);
    assertThat(write(stored(), OTHER)).isTrue();
    assertThat(tables.notes()).isEmpty();
  }

  @Test
  void keepsThePartsOfARowThatAnEventChanges() {
    write(null, LARGE);

    assertThat(write(stored(), after(stored(), announced(20, 21, "a", "Completed")))).isTrue();
    assertThat(tables.notes()).hasSize(1);
  }

  @Test
  void writesTwoRowsThatAreTooLargeTogetherOneAfterTheOther() {
    Generation assumed = generation(Sightings.timeless(11, "a", "Training"));
    write(null, assumed);
    http.takeOperations();
    Change lost = new Change(ROW, OLDER);

    boolean isWritten =
        writer.write(List.of(new Change(assumed, null), lost, new Change(null, NEWER)));

    assertThat(isWritten).isFalse();
    assertThat(http.takeOperations()).containsExactly("TransactWriteItems", "TransactWriteItems");
    assertThat(stored().creationTime()).isEqualTo(NEWER.creationTime());
  }

  @Test
  void writesNoneOfTwoLargeRowsWhenTheNewerWasChanged() {

    http.refuse("TransactWriteItems", cancelled("ConditionalCheckFailed"));

    assertThat(writer.write(List.of(new Change(null, OLDER), new Change(ROW, NEWER)))).isFalse();
    assertThat(http.takeOperations()).containsExactly("TransactWriteItems");
  }

  @Test
  void startsAgainWhenATransactionMetAnother() {
    http.refuse("TransactWriteItems", cancelled("TransactionConflict"));

    assertThat(write(null, LARGE)).isFalse();
  }

  @Test
  void failsWhenATransactionIsCancelledForAnotherReason() {
    http.refuse("TransactWriteItems", cancelled("ItemCollectionSizeLimitExceeded"));

    assertThatExceptionOfType(TransactionCanceledException.class)
        .isThrownBy(() -> write(null, LARGE));
  }

  private static String cancelled(String code) {
    return """
    {"__type": "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
     "CancellationReasons": [{"Code": "None"}, {"Code": "%s"}]}
    """
        .formatted(code);
  }

  @Test
  void countsTheBytesOfATransactionThatDynamoDbCallsTooLarge() {
    http.refuse("TransactWriteItems", error("ValidationException", "Transaction size exceeded"));

    assertThatExceptionOfType(RowTooLargeException.class)
        .isThrownBy(() -> write(null, LARGE))
        .withMessageMatching("a row of [0-9]{3},[0-9]{3} bytes does not fit .*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ValidationException", "AccessDeniedException"})
  void reportsAnyOtherErrorOfATransactionAsItIs(String code) {
    String message = code.startsWith("Validation") ? "unknown index" : "not for this size";
    http.refuse("TransactWriteItems", error(code, message));

    assertThatExceptionOfType(DynamoDbException.class)
        .isThrownBy(() -> write(null, LARGE))
        .withMessageContaining(message);
  }

  private static String error(String code, String message) {
    return "{\"__type\": \"com.amazon.coral.validate#%s\", \"message\": \"%s\"}"
        .formatted(code, message);
  }
}
