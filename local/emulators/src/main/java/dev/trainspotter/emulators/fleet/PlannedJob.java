package dev.trainspotter.emulators.fleet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A job whose whole life is known beforehand; what SageMaker says about it depends on the
/// time only.
public final class PlannedJob {
  private final JobPlan plan;
  private final List<StatusTransition> life;
  private final Map<String, String> tags;
  private final DescribeAnswer answer;
  private final List<Delivery> deliveries;
  private final @Nullable Instant deletedAt;

  PlannedJob(
      JobPlan plan, List<StatusTransition> life, Map<String, String> tags, SeededRandom dice) {
    this.plan = plan;
    this.life = life;
    this.tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    this.answer = DescribeAnswer.of(plan, life, dice);
    this.deletedAt = dice.oneIn(15) ? endTime().plus(dice.seconds(1800, 7200)) : null;
    this.deliveries = Deliveries.of(this, dice);
  }

  /// The job's ARN, as Describe spells it.
  public String arn() {
    return plan.arn().text();
  }

  /// The job's name.
  public String trainingJobName() {
    return plan.arn().name();
  }

  /// The account that runs it.
  public String account() {
    return plan.arn().account();
  }

  /// The Region that it runs in.
  public String region() {
    return plan.arn().region();
  }

  /// When it is created, and first seen.
  public Instant creationTime() {
    return life.getFirst().at();
  }

  /// When it reaches its last status.
  public Instant endTime() {
    return life.getLast().at();
  }

  /// The status that it ends with: Completed, Failed or Stopped.
  public String finalStatus() {
    return life.getLast().status();
  }

  /// When its people delete it; null if they never do.
  public @Nullable Instant deletedAt() {
    return deletedAt;
  }

  /// Describe's answer at a time from its creation on.
  public ObjectNode describeAt(Instant time) {
    return answer.at(time);
  }

  /// Its tags at a time: one job in nine is tagged once more after its end.
  public Map<String, String> tagsAt(Instant time) {
    Instant taggedAt = taggedAt();
    if (taggedAt == null || time.isBefore(taggedAt)) {
      return tags;
    }
    Map<String, String> changed = new TreeMap<>(tags);
    changed.put("reviewed", "yes");
    return Collections.unmodifiableMap(changed);
  }

  JobPlan plan() {
    return plan;
  }

  List<StatusTransition> life() {
    return life;
  }

  List<Delivery> deliveries() {
    return deliveries;
  }

  @Nullable Instant taggedAt() {
    return Math.floorMod(plan.baseName().hashCode() + creationTime().hashCode(), 9) == 0
        ? endTime().plus(Duration.ofMinutes(5))
        : null;
  }

  /// The times at which Describe or ListTags begin to answer something else.
  List<Instant> changes() {
    TreeSet<Instant> changes = new TreeSet<>(answer.laterChanges());
    life.forEach(step -> changes.add(step.at()));
    Instant taggedAt = taggedAt();
    if (taggedAt != null) {
      changes.add(taggedAt);
    }
    return List.copyOf(changes);
  }
}
