package dev.trainspotter.ingest.reconcile.shared;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.state.Pass;
import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.catalog.state.ReconciledRange;
import dev.trainspotter.ingest.sagemaker.DescribeResult.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The order in which a run takes accounts and Regions: first those whose running jobs were not
/// compared for the longest time. So a run goes on where the one before had to stop.
///
/// Those that SageMaker refused the last time are spread at random among the others. They have no
/// newer comparison, and would otherwise all come first in every run.
public final class Turns {
  private final Map<AccountRegion, Instant> compared = new HashMap<>();
  private final Map<AccountRegion, String> causes = new HashMap<>();
  private final Random random;

  /// @param known the stored ranges of all accounts and Regions
  public Turns(Collection<ReconciledRange> known, Random random) {
    this.random = random;
    for (ReconciledRange range : known) {
      if (range.kind() == RangeKind.OPEN) {
        Pass complete = range.complete();
        Pass unfinished = range.unfinished();
        if (complete != null) {
          compared.put(range.accountRegion(), complete.startedAt());
        }
        causes.put(range.accountRegion(), unfinished == null ? "" : unfinished.cause());
      }
    }
  }

  /// These accounts and Regions in their order.
  public List<AccountRegion> of(Collection<AccountRegion> accountRegions) {
    List<AccountRegion> shuffled = new ArrayList<>(accountRegions);
    Collections.shuffle(shuffled, random);
    List<AccountRegion> order =
        new ArrayList<>(
            shuffled.stream()
                .filter(each -> !isRefused(each))
                .sorted(Comparator.comparing(each -> compared.getOrDefault(each, Instant.MIN)))
                .toList());
    shuffled.stream()
        .filter(this::isRefused)
        .forEach(each -> order.add(random.nextInt(order.size() + 1), each));
    return order;
  }

  private boolean isRefused(AccountRegion accountRegion) {
    String cause = causes.getOrDefault(accountRegion, "");
    return !cause.isEmpty() && !cause.equals(Cause.NO_TURN.id());
  }
}
