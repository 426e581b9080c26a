package dev.trainspotter.query.timeline;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One entry of a job's secondary-status history. What cannot be read is absent.
///
/// @param message null when absent or empty
record Transition(
    String status, @Nullable Instant start, @Nullable Instant end, @Nullable String message) {
  private static final AttributeValue NONE = AttributeValue.fromL(List.of());
  private static final AttributeValue NO_STATUS = AttributeValue.fromS("");

  PhaseKind kind() {
    return PhaseKind.of(status);
  }

  /// The job's history, in SageMaker's order.
  static List<Transition> of(TrainingJob job) {
    AttributeValue history = job.get(Column.SECONDARY_STATUS_TRANSITIONS);
    return (history == null ? NONE : history)
        .l().stream().filter(AttributeValue::hasM).map(e -> of(e.m())).toList();
  }

  private static Transition of(Map<String, AttributeValue> members) {
    String status = members.getOrDefault("Status", NO_STATUS).s();
    String message = text(members.get("StatusMessage"));
    return new Transition(
        status == null ? "" : status,
        Timestamps.find(text(members.get("StartTime"))),
        Timestamps.find(text(members.get("EndTime"))),
        message == null || message.isEmpty() ? null : message);
  }

  private static @Nullable String text(@Nullable AttributeValue value) {
    return value == null ? null : value.s();
  }
}
