package dev.trainspotter.catalog.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.table.ReadMeter;
import dev.trainspotter.catalog.table.Tables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class AccountRegionsTest {
  private static final AccountRegion IRELAND = new AccountRegion("111122223333", "eu-west-1");
  private static final AccountRegion VIRGINIA = new AccountRegion("111122223333", "us-east-1");
  private static final AccountRegion BEIJING = new AccountRegion("444455556666", "cn-north-1");

  private final Tables tables = Tables.fresh();
  private final AccountRegions accountRegions = opened();
  private final ReadMeter meter = new ReadMeter();

  private AccountRegions opened() {
    return new AccountRegions(Items.client(tables.dynamo()), tables.state());
  }

  @Test
  void isEmptyBeforeTheFirstIsAdded() {
    assertThat(accountRegions.all(meter)).isEmpty();
    assertThat(accountRegions.of("111122223333", meter)).isEmpty();
  }

  @Test
  void listsThemInOrderWhateverTheOrderOfAdding() {
    List.of(BEIJING, VIRGINIA, IRELAND).forEach(accountRegions::add);

    assertThat(accountRegions.all(meter)).containsExactly(IRELAND, VIRGINIA, BEIJING);
  }

  @Test
  void listsTheRegionsOfOneAccountOnly() {
    List.of(BEIJING, VIRGINIA, IRELAND).forEach(accountRegions::add);

    assertThat(accountRegions.of("111122223333", meter)).containsExactly(IRELAND, VIRGINIA);
    assertThat(accountRegions.of("444455556666", meter)).containsExactly(BEIJING);
    assertThat(accountRegions.of("777788889999", meter)).isEmpty();
  }

  @Test
  void storesANoteOfItsTopicAndEntryAndNothingElse() {
    accountRegions.add(IRELAND);

    assertThat(tables.notes())
        .containsExactly(
            Map.of(
                "topic", AttributeValue.fromS("account and region"),
                "entry", AttributeValue.fromS("111122223333/eu-west-1")));
  }

  @Test
  void writesEachOnceHoweverOftenItIsAdded() {
    accountRegions.add(IRELAND);
    tables.dynamo().deleteItem(r -> r.tableName(tables.state()).key(tables.notes().getFirst()));

    accountRegions.add(IRELAND);

    assertThat(tables.notes()).isEmpty();
  }

  @Test
  void addsAgainWhatAnotherProcessHasAdded() {
    accountRegions.add(IRELAND);

    opened().add(IRELAND);

    assertThat(accountRegions.all(meter)).containsExactly(IRELAND);
  }

  @Test
  void countsWhatReadingCosts() {
    accountRegions.add(IRELAND);

    accountRegions.all(meter);
    accountRegions.of("111122223333", meter);

    assertThat(meter.units()).isEqualTo(1.0);
  }
}
