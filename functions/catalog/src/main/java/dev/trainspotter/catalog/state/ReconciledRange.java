package dev.trainspotter.catalog.state;

import dev.trainspotter.catalog.AccountRegion;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How far the reconciliation of one kind of range is, in one account and Region.
///
/// @param unfinished the pass that is under way; null when there is none
/// @param complete the last pass that was finished; null when none ever was
/// @param lease who works at the range; null when nobody does
/// @param firstPassAt when the first pass was begun; null when none was
/// @param version changes with every write, so that a run notices another
public record ReconciledRange(
    AccountRegion accountRegion,
    RangeKind kind,
    @Nullable Pass unfinished,
    @Nullable Pass complete,
    @Nullable Lease lease,
    @Nullable Instant firstPassAt,
    long version) {
  private static final String UNFINISHED = "unfinished";
  private static final String COMPLETE = "complete";
  private static final String OWNER = "lease_owner";
  private static final String UNTIL = "lease_until";
  private static final String FIRST_PASS_AT = "first_pass_at";
  static final String VERSION = "version";

  /// A run that works at the range, and the time until which no other run may.
  public record Lease(String owner, Instant until) {}

  /// A range that no pass was made of.
  public static ReconciledRange untouched(AccountRegion accountRegion, RangeKind kind) {
    return new ReconciledRange(accountRegion, kind, null, null, null, null, 0);
  }

  /// The range with this pass under way and this lease, if any.
  public ReconciledRange working(Pass pass, @Nullable Lease by) {
    Instant first = firstPassAt == null ? pass.startedAt() : firstPassAt;
    return new ReconciledRange(accountRegion, kind, pass, complete, by, first, version);
  }

  /// The range as a run leaves it: the pass is finished, or waits for the next run.
  public ReconciledRange left(Pass pass) {
    return pass.endedAt() == null
        ? new ReconciledRange(accountRegion, kind, pass, complete, null, firstPassAt, version)
        : new ReconciledRange(accountRegion, kind, null, pass, null, firstPassAt, version);
  }

  /// Whether a run other than this owner's works at the range.
  public boolean isLeased(String owner, Instant now) {
    return lease != null && !lease.owner().equals(owner) && lease.until().isAfter(now);
  }

  /// Whether no pass was complete for twice the time between two passes.
  public boolean isOverdue(Instant now) {
    Duration period = kind.period();
    Instant since = complete == null ? firstPassAt : complete.startedAt();
    return period != null && since != null && since.plus(period.multipliedBy(2)).isBefore(now);
  }

  ReconciledRange next() {
    return new ReconciledRange(
        accountRegion, kind, unfinished, complete, lease, firstPassAt, version + 1);
  }

  Map<String, AttributeValue> toContent() {
    Map<String, AttributeValue> content = new LinkedHashMap<>();
    if (unfinished != null) {
      content.put(UNFINISHED, unfinished.toAttribute());
    }
    if (complete != null) {
      content.put(COMPLETE, complete.toAttribute());
    }
    if (lease != null) {
      content.put(OWNER, AttributeValue.fromS(lease.owner()));
      Pass.put(content, UNTIL, lease.until());
    }
    Pass.put(content, FIRST_PASS_AT, firstPassAt);
    content.put(VERSION, AttributeValue.fromN("" + version));
    return content;
  }

  static ReconciledRange from(
      AccountRegion accountRegion, RangeKind kind, Map<String, AttributeValue> content) {
    AttributeValue owner = content.get(OWNER);
    Instant until = Pass.time(content, UNTIL);
    AttributeValue version = content.get(VERSION);
    return new ReconciledRange(
        accountRegion,
        kind,
        Pass.from(content.get(UNFINISHED)),
        Pass.from(content.get(COMPLETE)),
        owner == null || owner.s() == null || until == null ? null : new Lease(owner.s(), until),
        Pass.time(content, FIRST_PASS_AT),
        version == null || version.n() == null ? 0 : Long.parseLong(version.n()));
  }
}
