package dev.trainspotter.ingest.simulation;

import dev.trainspotter.catalog.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

/// What can happen between two steps of an invocation: it ends there, the other side refuses or
/// its answer is lost, or another invocation runs in between.
final class Chaos implements Steps {
  /// The invocation that runs in this thread.
  private static final ThreadLocal<@Nullable Invocation> CURRENT = new ThreadLocal<>();

  /// One run of a function, which may be ended before its end.
  static final class Invocation {
    private final int depth;
    private boolean isEnded;

    private Invocation(int depth) {
      this.depth = depth;
    }
  }

  /// The process was ended. No code goes on after such an error.
  private static final class Ended extends VirtualMachineError {
    private static final long serialVersionUID = 1;
  }

  private final Set<Protection> missing;
  private final List<String> violations = new ArrayList<>();
  private String catalog = "";
  private Random random = new Random(0);
  private Runnable meanwhile = () -> {};
  private boolean isCalm = true;

  Chaos(Set<Protection> missing) {
    this.missing = missing;
  }

  /// Begins a seed.
  ///
  /// @param catalogTable the rows of this table are watched
  /// @param other another invocation, which may run between two steps
  void begin(long seed, String catalogTable, Runnable other) {
    random = new Random(seed);
    catalog = catalogTable;
    meanwhile = other;
    violations.clear();
    isCalm = false;
  }

  /// From now on nothing disturbs.
  void calm() {
    isCalm = true;
  }

  boolean isCalm() {
    return isCalm;
  }

  List<String> violations() {
    return violations;
  }

  void report(String violation) {
    violations.add(violation);
  }

  /// The invocation that runs in this thread; null when none does.
  static @Nullable Invocation current() {
    return CURRENT.get();
  }

  /// Runs an invocation.
  ///
  /// @return false when it was ended before its end
  boolean invoke(Runnable body) {
    Invocation outer = CURRENT.get();
    Invocation invocation = new Invocation(outer == null ? 0 : outer.depth + 1);
    CURRENT.set(invocation);
    try {
      body.run();
      return !invocation.isEnded;
    } catch (RuntimeException | Error e) {
      if (invocation.isEnded) {
        return false;
      }
      throw e;
    } finally {
      CURRENT.set(outer);
    }
  }

  @Override
  public <T> T around(String step, Supplier<T> request) {
    Invocation invocation = CURRENT.get();
    if (invocation == null || isCalm) {
      return request.get();
    }
    disturb(invocation, step);
    T response = request.get();
    endAtRandom(invocation);
    if (chance(300)) {
      throw SdkClientException.create("the response was lost");
    }
    return response;
  }

  private void disturb(Invocation invocation, String step) {
    endAtRandom(invocation);
    if (chance(200) && !step.startsWith("Send")) {
      throw ProvisionedThroughputExceededException.builder().message("throttled").build();
    }
    if (invocation.depth < 2 && chance(25)) {
      meanwhile.run();
    }
  }

  private void endAtRandom(Invocation invocation) {
    if (invocation.isEnded || chance(250)) {
      invocation.isEnded = true;
      throw new Ended();
    }
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  @Override
  public Map<String, AttributeValue> written(
      String table, @Nullable Map<String, AttributeValue> old, Map<String, AttributeValue> item) {
    if (table.equals(catalog)) {
      if (old != null) {
        watch(old, item);
      }
      return item;
    }
    return withoutMissing(item);
  }

  /// Leaves out what a protection needs to be stored.
  private Map<String, AttributeValue> withoutMissing(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> left = new HashMap<>(item);
    if (missing.contains(Protection.LEASE)) {
      left.remove("lease_owner");
    }
    AttributeValue pass = left.get("unfinished");
    if (missing.contains(Protection.CHECKPOINT) && pass != null) {
      Map<String, AttributeValue> members = new HashMap<>(pass.m());
      members.remove("done_until");
      left.put("unfinished", AttributeValue.fromM(members));
    }
    return left;
  }

  /// A row never moves back to an older observation, and a poorer source takes nothing away.
  private void watch(Map<String, AttributeValue> old, Map<String, AttributeValue> next) {
    String modified = text(old, Column.LAST_MODIFIED_TIME);
    if (text(next, Column.LAST_MODIFIED_TIME).compareTo(modified) < 0) {
      report("moved back from %s to %s".formatted(old, next));
    }
    boolean isDescribed = text(next, Column.OBSERVED_BY).equals("describe");
    boolean isNewDescription =
        isDescribed && !text(next, Column.OBSERVED_AT).equals(text(old, Column.OBSERVED_AT));
    for (Column column : Column.values()) {
      boolean isLost = old.containsKey(column.id()) && !next.containsKey(column.id());
      if (isLost
          && !isNewDescription
          && column != Column.DELETED_AT
          && column != Column.TAGS_STALE) {
        report("lost %s of %s in %s".formatted(column.id(), old, next));
      }
    }
  }

  private static String text(Map<String, AttributeValue> item, Column column) {
    AttributeValue value = item.get(column.id());
    return value == null ? "" : value.s();
  }
}
