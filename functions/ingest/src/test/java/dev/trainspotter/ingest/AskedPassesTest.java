package dev.trainspotter.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.state.Pass;
import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.catalog.state.ReconciledRange;
import dev.trainspotter.catalog.state.ReconciledRanges;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.emulators.lambda.LocalContext;
import dev.trainspotter.ingest.sagemaker.CallRate;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Passes that a person asks for in a stack with several accounts.
class AskedPassesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");
  private static final Map<String, Object> EVENT = Map.of("from", "2026-11-01T00:00:00Z");

  private static final AccountRegion FIRST = new AccountRegion("111122223333", "us-east-1");
  private static final AccountRegion SECOND = new AccountRegion("444455556666", "us-east-1");
  private static final AccountRegion THIRD = new AccountRegion("777788889999", "us-east-1");

  private final RealParts parts = new RealParts();
  private final ReconciledRanges ranges =
      new ReconciledRanges(Items.client(RealParts.DYNAMO), parts.settings.stateTableName());

  private void run(Map<String, Object> event) {
    new ReconcileHandler(
            parts.settings,
            "us-east-1",
            RealParts.HTTP,
            RealParts.DYNAMO,
            RealParts.SQS,
            new CallRate(1000),
            new PrintStream(OutputStream.nullOutputStream()),
            InstantSource.fixed(NOW))
        .handleRequest(event, LocalContext.of("reconcile", Duration.ofMinutes(4)));
  }

  private void isUnderWay(AccountRegion accountRegion) {
    Pass pass = Pass.begun(null, NOW, NOW.minusSeconds(60));
    ranges.save(ReconciledRange.untouched(accountRegion, RangeKind.BY_HAND).working(pass, null));
  }

  private @Nullable Instant askedFrom(AccountRegion accountRegion) {
    return ranges.of(accountRegion).stream()
        .filter(range -> range.kind() == RangeKind.BY_HAND)
        .findFirst()
        .orElseThrow()
        .unfinished()
        .from();
  }

  @Test
  void asksForAPassInEachAccountThatHasNoneUnderWay() {
    isUnderWay(FIRST);
    isUnderWay(SECOND);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(EVENT))
        .withMessageContainingAll(
            "still under way", FIRST + " since 2026-11-23T13:59:00.000Z", SECOND.toString())
        .withMessageNotContaining(THIRD.toString());

    assertThat(askedFrom(FIRST)).isNull();
    assertThat(askedFrom(SECOND)).isNull();
    assertThat(askedFrom(THIRD)).isEqualTo("2026-11-01T00:00:00Z");
  }

  @Test
  void letsTheNextRunBeginThePassesThatWereAskedFor() {
    isUnderWay(FIRST);
    assertThatIllegalArgumentException().isThrownBy(() -> run(EVENT));

    run(Map.of());

    assertThat(List.of(FIRST, SECOND, THIRD))
        .allSatisfy(
            each ->
                assertThat(ranges.of(each))
                    .filteredOn(range -> range.kind() == RangeKind.BY_HAND)
                    .singleElement()
                    .matches(range -> range.complete() != null && range.unfinished() == null));
  }
}
