package dev.trainspotter.ingest.hint;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The events that report something new about a training job, as EventBridge describes them.
///
/// The stack's rules are made from these values, and [MessageReader] recognizes events by them.
public enum EventKind {
  /// The status or secondary status of a training job changed.
  STATE_CHANGE("aws.sagemaker", "SageMaker Training Job State Change", List.of()),
  /// The tags of a training job changed.
  TAG_CHANGE(
      "aws.tag",
      "Tag Change on Resource",
      List.of(Map.entry("service", "sagemaker"), Map.entry("resource-type", "training-job")));

  /// Members of an event's envelope.
  static final String SOURCE = "source";

  static final String DETAIL_TYPE = "detail-type";
  static final String DETAIL = "detail";

  private final String source;
  private final String detailType;
  private final List<Map.Entry<String, String>> detail;

  EventKind(String source, String detailType, List<Map.Entry<String, String>> detail) {
    this.source = source;
    this.detailType = detailType;
    this.detail = detail;
  }

  /// The kind of the event with this envelope; null when it is none of these.
  static @Nullable EventKind of(JsonMembers envelope) {
    for (EventKind kind : values()) {
      if (kind.matches(envelope)) {
        return kind;
      }
    }
    return null;
  }

  /// The envelope's `source`.
  public String source() {
    return source;
  }

  /// The envelope's `detail-type`.
  public String detailType() {
    return detailType;
  }

  /// The members that the detail must have, each with its one value; none when any detail matches.
  public List<Map.Entry<String, String>> detail() {
    return detail;
  }

  private boolean matches(JsonMembers envelope) {
    JsonMembers members = envelope.object(DETAIL);
    return envelope.text(SOURCE).equals(source)
        && envelope.text(DETAIL_TYPE).equals(detailType)
        && detail.stream().allMatch(m -> members.text(m.getKey()).equals(m.getValue()));
  }
}
