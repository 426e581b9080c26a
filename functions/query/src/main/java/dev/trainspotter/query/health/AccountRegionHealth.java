package dev.trainspotter.query.health;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.JsonObject;
import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.catalog.state.ReconciledRange;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whether the rows of one account and Region are fresh.
///
/// @param isCollected whether jobs of the account are collected
/// @param lastEvent null when no event is noted
/// @param isReconciled whether any range has a note
/// @param ranges every range with a schedule, and others with a note
record AccountRegionHealth(
    AccountRegion accountRegion,
    boolean isCollected,
    @Nullable Instant lastEvent,
    boolean isReconciled,
    List<RangeHealth> ranges) {
  private static final String FRESH = "every range was reconciled on time";

  static AccountRegionHealth of(
      AccountRegion accountRegion,
      boolean isCollected,
      @Nullable Instant lastEvent,
      List<ReconciledRange> noted,
      Instant now) {
    Map<RangeKind, ReconciledRange> byKind = new EnumMap<>(RangeKind.class);
    Arrays.stream(RangeKind.values())
        .filter(kind -> kind.period() != null)
        .forEach(kind -> byKind.put(kind, ReconciledRange.untouched(accountRegion, kind)));
    noted.forEach(range -> byKind.put(range.kind(), range));
    return new AccountRegionHealth(
        accountRegion,
        isCollected,
        lastEvent,
        !noted.isEmpty(),
        byKind.values().stream().map(range -> new RangeHealth(range, now)).toList());
  }

  /// Why it is not fresh; empty when it is.
  String fault() {
    if (!isCollected) {
      return "jobs of this account are no longer collected, and its rows show what was last known";
    }
    if (!isReconciled) {
      return "no reconciliation ever ran: it is off, or its first run is still to come";
    }
    return ranges.stream()
        .map(RangeHealth::fault)
        .filter(Objects::nonNull)
        .collect(Collectors.joining("; "));
  }

  JsonObject toJson() {
    String fault = fault();
    JsonObject members =
        new JsonObject()
            .with(HealthMember.ACCOUNT_ID.id(), accountRegion.accountId())
            .with(HealthMember.REGION.id(), accountRegion.region())
            .with(HealthMember.COLLECTED.id(), isCollected)
            .with(HealthMember.FRESH.id(), fault.isEmpty())
            .with(HealthMember.REASON.id(), fault.isEmpty() ? FRESH : fault);
    PassJson.add(members, HealthMember.LAST_EVENT_TIME, lastEvent);
    return members.withObjects(
        HealthMember.RANGES.id(), ranges.stream().map(RangeHealth::toJson).toList());
  }
}
