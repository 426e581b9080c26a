package dev.trainspotter.infra.events;

import dev.trainspotter.ingest.hint.EventKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.events.EventPattern;

/// The rules of the stack: one for each kind of event that ingest reads.
public enum RuleKind {
  STATE_CHANGES("StateChangeRule", "A training job changed its state.", EventKind.STATE_CHANGE),
  TAG_CHANGES("TagChangeRule", "A training job's tags changed.", EventKind.TAG_CHANGE);

  private final String id;
  private final String description;
  private final EventKind event;

  RuleKind(String id, String description, EventKind event) {
    this.id = id;
    this.description = description;
    this.event = event;
  }

  /// The rule's id in the stack.
  public String id() {
    return id;
  }

  /// The rule's description in EventBridge.
  public String description() {
    return description;
  }

  /// The `source` that the rule matches.
  public String source() {
    return event.source();
  }

  /// The `detail-type` that the rule matches.
  public String detailType() {
    return event.detailType();
  }

  /// The pattern of the events that the rule matches.
  public EventPattern pattern() {
    return EventPattern.builder()
        .source(List.of(source()))
        .detailType(List.of(detailType()))
        .detail(detail())
        .build();
  }

  /// The pattern of the detail, in a fixed order so that the template is the same each time; null
  /// where any detail matches.
  private @Nullable Map<String, List<String>> detail() {
    if (event.detail().isEmpty()) {
      return null;
    }
    Map<String, List<String>> pattern = new LinkedHashMap<>();
    event.detail().forEach(member -> pattern.put(member.getKey(), List.of(member.getValue())));
    return pattern;
  }
}
