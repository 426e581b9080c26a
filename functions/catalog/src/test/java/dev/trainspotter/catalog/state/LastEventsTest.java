package dev.trainspotter.catalog.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.state.LastEvents.LastEvent;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.table.ReadMeter;
import dev.trainspotter.catalog.table.Tables;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastEventsTest {
  private static final AccountRegion VIRGINIA = new AccountRegion("111122223333", "us-east-1");
  private static final AccountRegion BEIJING = new AccountRegion("444455556666", "cn-north-1");
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final Tables tables = Tables.fresh();
  private final LastEvents events = opened();

  private LastEvents opened() {
    return new LastEvents(Items.client(tables.dynamo()), tables.state());
  }

  private List<LastEvent> read(String prefix) {
    return events.firstPage(prefix, new ReadMeter()).notes();
  }

  @Test
  void remembersTheNewestEventOfEachAccountAndRegion() {
    events.note(new LastEvent(VIRGINIA, NOON), NOON);
    events.note(new LastEvent(BEIJING, NOON.minusSeconds(5)), NOON);

    assertThat(read(""))
        .containsExactly(
            new LastEvent(VIRGINIA, NOON), new LastEvent(BEIJING, NOON.minusSeconds(5)));
    assertThat(read("444455556666/")).containsExactly(new LastEvent(BEIJING, NOON.minusSeconds(5)));
  }

  @Test
  void writesAtMostOneNoteAMinute() {
    events.note(new LastEvent(VIRGINIA, NOON), NOON);

    events.note(new LastEvent(VIRGINIA, NOON.plusSeconds(50)), NOON.plusSeconds(59));
    assertThat(read("")).containsExactly(new LastEvent(VIRGINIA, NOON));
    events.note(new LastEvent(VIRGINIA, NOON.plusSeconds(60)), NOON.plusSeconds(60));

    assertThat(read("")).containsExactly(new LastEvent(VIRGINIA, NOON.plusSeconds(60)));
  }

  @Test
  void keepsTheNewerEventWhenALateOneComesInAnotherProcess() {
    events.note(new LastEvent(VIRGINIA, NOON), NOON);

    opened().note(new LastEvent(VIRGINIA, NOON.minusSeconds(3600)), NOON.plusSeconds(1));

    assertThat(read("")).containsExactly(new LastEvent(VIRGINIA, NOON));
  }

  @Test
  void isEmptyWithoutAStateTable() {
    LastEvents none = new LastEvents(Items.client(tables.dynamo()), "no-such-table");

    assertThat(none.firstPage("", new ReadMeter())).isEqualTo(new FirstPage<>(List.of(), true));
  }
}
