package dev.trainspotter.emulators.fleet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.emulators.sagemaker.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Draws when a job's events arrive: mostly at once, sometimes twice or late, and so out of order.
final class Deliveries {
  private static final int LATE_ONE_IN = 14;
  private static final int TWICE_ONE_IN = 8;

  private final PlannedJob job;
  private final SeededRandom random;
  private final List<Delivery> deliveries = new ArrayList<>();

  private Deliveries(PlannedJob job, SeededRandom random) {
    this.job = job;
    this.random = random;
  }

  static List<Delivery> of(PlannedJob job, SeededRandom random) {
    Deliveries deliveries = new Deliveries(job, random);
    EventShape shape = random.pick(List.of(EventShape.values()));
    job.history().forEach(step -> deliveries.add(step, shape));
    deliveries.addTagChange();
    deliveries.addRepetitionAfterDeletion(shape);
    return List.copyOf(deliveries.deliveries);
  }

  private void add(StatusTransition step, EventShape shape) {
    UUID id = random.uuid();
    Instant arrives = step.at().plus(random.seconds(1, 3));
    if (random.oneIn(LATE_ONE_IN)) {
      arrives = step.at().plus(random.seconds(120, 900));
    }
    String event = stateChange(id, step, shape);
    deliveries.add(new Delivery(arrives, event));
    if (random.oneIn(TWICE_ONE_IN)) {
      // EventBridge delivers the same event again; SageMaker sends another one for the same change.
      String again = random.oneIn(2) ? event : stateChange(random.uuid(), step, shape);
      deliveries.add(new Delivery(arrives.plus(random.seconds(1, 60)), again));
    }
  }

  private void addTagChange() {
    @Nullable Instant taggedAt = job.taggedAt();
    if (taggedAt != null) {
      ObjectNode detail = Json.object();
      detail.putArray("changed-tag-keys").add("reviewed");
      ObjectNode tags = detail.putObject("tags");
      job.tagsAt(taggedAt).forEach(tags::put);
      detail.put("service", "sagemaker").put("resource-type", "training-job").put("version", 2);
      ObjectNode event =
          EventEnvelope.of(
              job, random.uuid(), "Tag Change on Resource", "aws.tag", taggedAt, detail);
      deliveries.add(new Delivery(taggedAt.plus(random.seconds(1, 5)), Json.text(event)));
    }
  }

  /// SageMaker sends no event about a deletion. The last event arrives once more after it, so that
  /// its receiver asks for a job that is gone.
  private void addRepetitionAfterDeletion(EventShape shape) {
    @Nullable Instant deletedAt = job.deletedAt();
    if (deletedAt != null) {
      String event = stateChange(random.uuid(), job.history().getLast(), shape);
      deliveries.add(new Delivery(deletedAt.plus(Duration.ofMinutes(1)), event));
    }
  }

  private String stateChange(UUID id, StatusTransition step, EventShape shape) {
    ObjectNode detail = shape.detail(job.describeAt(step.at()), job.tagsAt(step.at()));
    return Json.text(
        EventEnvelope.of(
            job, id, "SageMaker Training Job State Change", "aws.sagemaker", step.at(), detail));
  }
}
