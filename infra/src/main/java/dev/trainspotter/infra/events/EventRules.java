package dev.trainspotter.infra.events;

import software.constructs.Construct;

/// The EventBridge rules of the stack, one for each kind of event.
public record EventRules(EventRule stateChanges, EventRule tagChanges) {
  /// Adds the rules to the stack; they send events to the live queue.
  public static EventRules of(Construct stack, Queues queues) {
    return new EventRules(
        new EventRule(stack, RuleKind.STATE_CHANGES, queues),
        new EventRule(stack, RuleKind.TAG_CHANGES, queues));
  }
}
