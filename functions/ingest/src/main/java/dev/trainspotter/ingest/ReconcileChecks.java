package dev.trainspotter.ingest;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.state.LastEvents;
import dev.trainspotter.catalog.state.LastEvents.LastEvent;
import dev.trainspotter.catalog.state.Pass;
import dev.trainspotter.catalog.state.PassCounts.Figure;
import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.catalog.state.ReconciledRange;
import dev.trainspotter.catalog.state.ReconciledRanges;
import dev.trainspotter.catalog.table.ReadMeter;
import dev.trainspotter.edge.Threads;
import dev.trainspotter.ingest.sagemaker.AccessCheck;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whether each account and Region has what collecting its jobs needs: what `./trainspotter doctor`
/// shows.
///
/// @param threads called for each check, which closes them
record ReconcileChecks(
    AccessCheck access,
    LastEvents lastEvents,
    ReconciledRanges ranges,
    InstantSource clock,
    Supplier<ExecutorService> threads) {
  /// How many accounts and Regions are checked at the same time.
  private static final int AT_ONCE = 32;

  /// The response for these accounts and Regions, ordered by account and Region.
  ///
  /// @param deadline accounts and Regions whose turn comes later are not checked
  List<Map<String, Object>> of(Collection<AccountRegion> accountRegions, Instant deadline) {
    Map<AccountRegion, Instant> events =
        lastEvents.firstPage("", new ReadMeter()).notes().stream()
            .collect(Collectors.toMap(LastEvent::accountRegion, LastEvent::time));
    Map<AccountRegion, Map<String, Object>> checked = new ConcurrentSkipListMap<>();
    try (ExecutorService running = threads.get()) {
      Threads.forEach(
          running,
          accountRegions,
          AT_ONCE,
          each -> checked.put(each, check(each, events.get(each), deadline)));
    }
    return List.copyOf(checked.values());
  }

  private Map<String, Object> check(
      AccountRegion accountRegion, @Nullable Instant lastEvent, Instant deadline) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(CheckMember.ACCOUNT_ID.id(), accountRegion.accountId());
    members.put(CheckMember.REGION.id(), accountRegion.region());
    members.put(CheckMember.OWN.id(), access.isOwn(accountRegion));
    boolean isInTime = clock.instant().isBefore(deadline);
    members.put(CheckMember.CHECKED.id(), isInTime);
    AccessCheck.Refusal refusal = isInTime ? access.of(accountRegion) : null;
    if (refusal != null) {
      members.put(CheckMember.REFUSED.id(), refusal.operation());
      members.put(CheckMember.CAUSE.id(), refusal.reason().cause().id());
      members.put(CheckMember.DETAIL.id(), refusal.reason().detail());
    }
    ReconcileProgress.put(members, CheckMember.LAST_EVENT_TIME.id(), lastEvent);
    addRanges(members, ranges.of(accountRegion));
    return members;
  }

  private void addRanges(Map<String, Object> members, List<ReconciledRange> known) {
    List<Pass> complete =
        known.stream()
            .map(ReconciledRange::complete)
            .filter(pass -> pass != null && pass.endedAt() != null)
            .toList();
    ReconcileProgress.put(
        members,
        CheckMember.LAST_RECONCILED_AT.id(),
        complete.stream().map(Pass::endedAt).max(Comparator.naturalOrder()).orElse(null));
    Instant now = clock.instant();
    members.put(
        CheckMember.OVERDUE.id(),
        known.stream()
            .filter(range -> range.isOverdue(now))
            .map(ReconciledRange::kind)
            .map(RangeKind::id)
            .collect(Collectors.joining(",")));
    members.put(
        CheckMember.MISSED.id(),
        complete.stream().mapToLong(pass -> pass.counts().get(Figure.MISSED)).max().orElse(0));
  }
}
