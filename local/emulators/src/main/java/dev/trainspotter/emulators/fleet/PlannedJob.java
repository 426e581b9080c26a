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

/// A job whose whole history is planned in advance. What SageMaker returns about it depends only
/// on the time.
public final class PlannedJob {
  private final JobPlan plan;
  private final List<StatusTransition> history;
  private final Map<String, String> tags;
  private final DescribeResponse response;
  private final List<Delivery> deliveries;
  private final @Nullable Instant deletedAt;

  PlannedJob(
      JobPlan plan, List<StatusTransition> history, Map<String, String> tags, SeededRandom random) {
    this.plan = plan;
    this.history = history;
    this.tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    this.response = DescribeResponse.of(plan, history, random);
    this.deletedAt = random.oneIn(15) ? endTime().plus(random.seconds(1800, 7200)) : null;
    this.deliveries = Deliveries.of(this, random);
  }

  /// The job's ARN, as Describe returns it.
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

  /// When it is created and first visible.
  public Instant creationTime() {
    return history.getFirst().at();
  }

  /// When it reaches its last status.
  public Instant endTime() {
    return history.getLast().at();
  }

  /// The status that it ends with: Completed, Failed or Stopped.
  public String finalStatus() {
    return history.getLast().status();
  }

  /// When it is deleted; null if it never is.
  public @Nullable Instant deletedAt() {
    return deletedAt;
  }

  /// The response of Describe at a time that is not before its creation.
  public ObjectNode describeAt(Instant time) {
    return response.at(time);
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

  List<StatusTransition> history() {
    return history;
  }

  List<Delivery> deliveries() {
    return deliveries;
  }

  @Nullable Instant taggedAt() {
    return Math.floorMod(plan.baseName().hashCode() + creationTime().hashCode(), 9) == 0
        ? endTime().plus(Duration.ofMinutes(5))
        : null;
  }

  /// The times at which the response of Describe or ListTags changes.
  List<Instant> changes() {
    TreeSet<Instant> changes = new TreeSet<>(response.laterChanges());
    history.forEach(step -> changes.add(step.at()));
    Instant taggedAt = taggedAt();
    if (taggedAt != null) {
      changes.add(taggedAt);
    }
    return List.copyOf(changes);
  }
}
