package dev.trainspotter.emulators.fleet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.emulators.sagemaker.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// When a job's events arrive: mostly at once, sometimes twice, late, and so out of order.
final class Deliveries {
  private static final int LATE_ONE_IN = 14;
  private static final int TWICE_ONE_IN = 8;

  private final PlannedJob job;
  private final SeededRandom dice;
  private final List<Delivery> deliveries = new ArrayList<>();

  private Deliveries(PlannedJob job, SeededRandom dice) {
    this.job = job;
    this.dice = dice;
  }

  static List<Delivery> of(PlannedJob job, SeededRandom dice) {
    Deliveries deliveries = new Deliveries(job, dice);
    EventShape shape = dice.pick(List.of(EventShape.values()));
    job.life().forEach(step -> deliveries.add(step, shape));
    deliveries.addTagChange();
    deliveries.addLastWord(shape);
    return List.copyOf(deliveries.deliveries);
  }

  private void add(StatusTransition step, EventShape shape) {
    UUID id = dice.uuid();
    Instant arrives = step.at().plus(dice.seconds(1, 3));
    if (dice.oneIn(LATE_ONE_IN)) {
      arrives = step.at().plus(dice.seconds(120, 900));
    }
    String event = stateChange(id, step, shape);
    deliveries.add(new Delivery(arrives, event));
    if (dice.oneIn(TWICE_ONE_IN)) {
      // EventBridge delivers the same event again; SageMaker sends another one for the same change.
      String again = dice.oneIn(2) ? event : stateChange(dice.uuid(), step, shape);
      deliveries.add(new Delivery(arrives.plus(dice.seconds(1, 60)), again));
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
          Envelope.of(job, dice.uuid(), "Tag Change on Resource", "aws.tag", taggedAt, detail);
      deliveries.add(new Delivery(taggedAt.plus(dice.seconds(1, 5)), Json.text(event)));
    }
  }

  /// Nothing tells that a job was deleted, unless its last event comes once more.
  private void addLastWord(EventShape shape) {
    @Nullable Instant deletedAt = job.deletedAt();
    if (deletedAt != null) {
      String event = stateChange(dice.uuid(), job.life().getLast(), shape);
      deliveries.add(new Delivery(deletedAt.plus(Duration.ofMinutes(1)), event));
    }
  }

  private String stateChange(UUID id, StatusTransition step, EventShape shape) {
    ObjectNode detail = shape.detail(job.describeAt(step.at()), job.tagsAt(step.at()));
    return Json.text(
        Envelope.of(
            job, id, "SageMaker Training Job State Change", "aws.sagemaker", step.at(), detail));
  }
}
