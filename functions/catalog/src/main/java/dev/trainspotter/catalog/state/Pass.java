package dev.trainspotter.catalog.state;

import dev.trainspotter.catalog.Timestamps;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One pass through a range of creation times, from the oldest job to the newest.
///
/// @param from the first creation time of the range; null when it has no beginning
/// @param to the last creation time of the range
/// @param doneUntil every job created before this time is done; null at the start
/// @param startedAt when the pass was begun
/// @param endedAt when the last job was done; null while the pass is unfinished
/// @param cause why the last run stopped early; empty when it did not
public record Pass(
    @Nullable Instant from,
    Instant to,
    @Nullable Instant doneUntil,
    Instant startedAt,
    @Nullable Instant endedAt,
    PassCounts counts,
    String cause) {
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String DONE_UNTIL = "done_until";
  private static final String STARTED_AT = "started_at";
  private static final String ENDED_AT = "ended_at";
  private static final String COUNTS = "counts";
  private static final String CAUSE = "cause";

  /// A pass that begins now.
  public static Pass begun(@Nullable Instant from, Instant to, Instant now) {
    return new Pass(from, to, null, now, null, PassCounts.NONE, "");
  }

  /// The first creation time that is not done; null when nothing is done and the range has no
  /// beginning.
  public @Nullable Instant next() {
    return doneUntil == null ? from : doneUntil;
  }

  /// The pass after every job created before this time was done.
  public Pass doneUntil(Instant time) {
    return new Pass(from, to, time, startedAt, null, counts, cause);
  }

  /// The pass with nothing done.
  public Pass fromStart() {
    return new Pass(from, to, null, startedAt, null, counts, cause);
  }

  /// The pass with these counts added.
  public Pass counting(PassCounts more) {
    return new Pass(from, to, doneUntil, startedAt, endedAt, counts.plus(more), cause);
  }

  /// The pass as a run leaves it that stopped for this cause.
  public Pass stopped(String why) {
    return new Pass(from, to, doneUntil, startedAt, endedAt, counts, why);
  }

  /// The pass after its last job.
  public Pass ended(Instant now) {
    return new Pass(from, to, to, startedAt, now, counts, "");
  }

  AttributeValue toAttribute() {
    Map<String, AttributeValue> members = new LinkedHashMap<>();
    put(members, FROM, from);
    put(members, TO, to);
    put(members, DONE_UNTIL, doneUntil);
    put(members, STARTED_AT, startedAt);
    put(members, ENDED_AT, endedAt);
    members.put(COUNTS, counts.toAttribute());
    members.put(CAUSE, AttributeValue.fromS(cause));
    return AttributeValue.fromM(members);
  }

  static @Nullable Pass from(@Nullable AttributeValue attribute) {
    if (attribute == null || !attribute.hasM()) {
      return null;
    }
    Map<String, AttributeValue> members = attribute.m();
    Instant to = time(members, TO);
    Instant startedAt = time(members, STARTED_AT);
    if (to == null || startedAt == null) {
      return null;
    }
    AttributeValue cause = members.get(CAUSE);
    return new Pass(
        time(members, FROM),
        to,
        time(members, DONE_UNTIL),
        startedAt,
        time(members, ENDED_AT),
        PassCounts.from(members.get(COUNTS)),
        cause == null || cause.s() == null ? "" : cause.s());
  }

  static void put(Map<String, AttributeValue> members, String name, @Nullable Instant time) {
    if (time != null) {
      members.put(name, AttributeValue.fromS(Timestamps.format(time)));
    }
  }

  static @Nullable Instant time(Map<String, AttributeValue> members, String name) {
    AttributeValue time = members.get(name);
    return time == null || time.s() == null ? null : Timestamps.parse(time.s());
  }
}
