package dev.trainspotter.infra.events;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.events.IEventBus;
import software.constructs.Construct;

/// The rules of one event bus, one for each kind of event.
public record EventRules(EventRule stateChanges, EventRule tagChanges) {
  /// Adds the rules to the stack; they send events to the live queue.
  ///
  /// @param bus null for the account's default bus
  public static EventRules of(Construct stack, @Nullable IEventBus bus, Queues queues) {
    return new EventRules(
        new EventRule(stack, RuleKind.STATE_CHANGES, bus, queues),
        new EventRule(stack, RuleKind.TAG_CHANGES, bus, queues));
  }
}
