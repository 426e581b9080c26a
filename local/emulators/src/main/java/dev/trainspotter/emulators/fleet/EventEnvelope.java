package dev.trainspotter.emulators.fleet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.emulators.sagemaker.wire.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// The EventBridge event around a detail.
final class EventEnvelope {
  private EventEnvelope() {}

  static ObjectNode of(
      PlannedJob job, UUID id, String detailType, String source, Instant time, ObjectNode detail) {
    ObjectNode event = Json.object().put("version", "0").put("id", id.toString());
    event.put("detail-type", detailType).put("source", source).put("account", job.account());
    event.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString()).put("region", job.region());
    event.putArray("resources").add(job.arn());
    event.set("detail", detail);
    return event;
  }
}
