package dev.trainspotter.infra.events;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleProps;
import software.amazon.awscdk.services.events.targets.SqsQueue;
import software.amazon.awscdk.services.events.targets.SqsQueueProps;
import software.constructs.Construct;

/// A rule on the account's default event bus that sends one kind of event to the live queue.
///
/// EventBridge retries at most 185 times within 24 hours, both its maximum values, and then sends
/// the event to the dead-letter queue.
public final class EventRule extends Rule {
  private static final int MAX_RETRIES = 185;

  public EventRule(Construct scope, RuleKind kind, Queues queues) {
    super(
        scope,
        kind.id(),
        RuleProps.builder()
            .description(kind.description())
            .eventPattern(
                EventPattern.builder()
                    .source(List.of(kind.source()))
                    .detailType(List.of(kind.detailType()))
                    .detail(kind.detail())
                    .build())
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
  }
}
