package dev.trainspotter.ingest;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.state.Pass;
import dev.trainspotter.catalog.state.PassCounts.Figure;
import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.catalog.state.ReconciledRange;
import dev.trainspotter.catalog.state.ReconciledRanges;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How far the pass is that a person asked for: what `./trainspotter reconcile` follows.
///
/// Every figure of [Figure] is a member too, under its own name.
public record ReconcileProgress(ReconciledRanges ranges, InstantSource clock) {
  /// The member of the function's response that holds one object for each account and Region.
  public static final String PASSES = "passes";

  /// The account of a pass.
  public static final String ACCOUNT_ID = "account_id";

  /// The Region of a pass.
  public static final String REGION = "region";

  /// The state of a pass: one of [State].
  public static final String STATE = "state";

  /// When the pass was asked for. It tells one pass from the next.
  public static final String STARTED_AT = "started_at";

  /// The first creation time of the range; absent when it has no beginning.
  public static final String FROM = "from";

  /// The last creation time of the range.
  public static final String TO = "to";

  /// Every job created before this time is done; absent at the start.
  public static final String DONE_UNTIL = "done_until";

  /// Why the last run stopped before the end; absent when none did.
  public static final String CAUSE = "cause";

  /// The states of a pass.
  public enum State {
    /// No pass was ever asked for.
    NONE,
    /// No run works at the pass now; the next one will.
    WAITING,
    /// A run works at it.
    WORKING,
    /// It came to its end.
    COMPLETE;

    /// The state's name in the response.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The response for these accounts and Regions.
  Map<String, Object> of(Collection<AccountRegion> accountRegions) {
    List<Map<String, Object>> passes = accountRegions.stream().map(this::pass).toList();
    return Map.of(PASSES, passes);
  }

  private Map<String, Object> pass(AccountRegion accountRegion) {
    ReconciledRange range =
        ranges.of(accountRegion).stream()
            .filter(each -> each.kind() == RangeKind.BY_HAND)
            .findFirst()
            .orElse(ReconciledRange.untouched(accountRegion, RangeKind.BY_HAND));
    Pass pass = range.unfinished() == null ? range.complete() : range.unfinished();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(ACCOUNT_ID, accountRegion.accountId());
    members.put(REGION, accountRegion.region());
    members.put(STATE, state(range).id());
    if (pass != null) {
      put(members, STARTED_AT, pass.startedAt());
      put(members, FROM, pass.from());
      put(members, TO, pass.to());
      put(members, DONE_UNTIL, pass.doneUntil());
      if (!pass.cause().isEmpty()) {
        members.put(CAUSE, pass.cause());
      }
      for (Figure figure : Figure.values()) {
        members.put(figure.id(), pass.counts().get(figure));
      }
    }
    return members;
  }

  private State state(ReconciledRange range) {
    if (range.unfinished() == null) {
      return range.complete() == null ? State.NONE : State.COMPLETE;
    }
    return range.isLeased("", clock.instant()) ? State.WORKING : State.WAITING;
  }

  /// Adds a time, if there is one.
  static void put(Map<String, Object> members, String name, @Nullable Instant time) {
    if (time != null) {
      members.put(name, Timestamps.format(time));
    }
  }
}
