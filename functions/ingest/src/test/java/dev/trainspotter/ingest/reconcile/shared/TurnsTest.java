package dev.trainspotter.ingest.reconcile.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.state.Pass;
import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.catalog.state.ReconciledRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private static AccountRegion place(int number) {
    return new AccountRegion("1111222233%02d".formatted(number), "us-east-1");
  }

  private static ReconciledRange compared(int number, Instant time) {
    return ReconciledRange.untouched(place(number), RangeKind.OPEN)
        .left(Pass.begun(null, time, time).ended(time));
  }

  private static ReconciledRange stopped(int number, String cause) {
    return ReconciledRange.untouched(place(number), RangeKind.OPEN)
        .left(Pass.begun(null, NOW, NOW).stopped(cause));
  }

  @Test
  void beginsWithThoseThatWaitLongest() {
    List<ReconciledRange> known =
        List.of(
            compared(1, NOW.minusSeconds(300)),
            compared(2, NOW.minusSeconds(900)),
            compared(3, NOW.minusSeconds(600)),
            stopped(4, "no-turn"));

    List<AccountRegion> order =
        new Turns(known, new Random(1)).of(List.of(place(1), place(2), place(3), place(4)));

    assertThat(order).containsExactly(place(4), place(2), place(3), place(1));
  }

  @Test
  void spreadsThoseThatWereRefusedAmongTheOthers() {
    List<ReconciledRange> known = new ArrayList<>();
    IntStream.range(0, 20).forEach(number -> known.add(stopped(number, "denied")));
    IntStream.range(20, 60).forEach(number -> known.add(compared(number, NOW)));
    List<AccountRegion> all = IntStream.range(0, 60).mapToObj(TurnsTest::place).toList();

    List<AccountRegion> order = new Turns(known, new Random(1)).of(all);

    assertThat(order).containsExactlyInAnyOrderElementsOf(all);
    assertThat(order.subList(0, 20)).filteredOn(all.subList(0, 20)::contains).hasSizeLessThan(15);
  }
}
