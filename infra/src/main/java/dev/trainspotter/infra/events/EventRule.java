package dev.trainspotter.infra.events;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleProps;
import software.amazon.awscdk.services.events.targets.SqsQueue;
import software.amazon.awscdk.services.events.targets.SqsQueueProps;
import software.constructs.Construct;

/// A rule that sends one kind of event to the live queue: from the account's default event bus, or
/// from the bus that receives the events of members.
///
/// EventBridge retries at most 185 times within 24 hours, both its maximum values, and then sends
/// the event to the dead-letter queue.
public final class EventRule extends Rule {
  /// How often EventBridge tries again at most.
  public static final int MAX_RETRIES = 185;

  private final @Nullable IEventBus bus;

  /// @param bus null for the default bus
  EventRule(Construct scope, RuleKind kind, @Nullable IEventBus bus, Queues queues) {
    super(
        scope,
        bus == null ? kind.id() : "Member" + kind.id(),
        RuleProps.builder()
            .description(kind.description())
            .eventBus(bus)
            .eventPattern(kind.pattern())
            .targets(
                List.of(
                    new SqsQueue(
                        queues.live(),
                        SqsQueueProps.builder()
                            .deadLetterQueue(queues.deadLetters())
                            .retryAttempts(MAX_RETRIES)
                            .maxEventAge(Duration.hours(24))
                            .build())))
            .build());
    this.bus = bus;
  }

  /// The dimensions of the rule's metrics in CloudWatch.
  public Map<String, String> dimensions() {
    Map<String, String> dimensions = new TreeMap<>();
    dimensions.put("RuleName", getRuleName());
    if (bus != null) {
      dimensions.put("EventBusName", bus.getEventBusName());
    }
    return dimensions;
  }
}
