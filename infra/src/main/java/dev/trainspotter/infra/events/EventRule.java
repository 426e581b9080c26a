package dev.trainspotter.infra.events;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleProps;
import software.amazon.awscdk.services.events.targets.SqsQueue;
import software.amazon.awscdk.services.events.targets.SqsQueueProps;
import software.constructs.Construct;

/// A rule of the account's own bus that sends what it matches to the live queue.
public final class EventRule extends Rule {
  public EventRule(Construct scope, EventKind hints, SourceQueue live, DeadLetters deadLetters) {
    super(
        scope,
        hints.ruleId(),
        RuleProps.builder()
            .description(hints.description())
            .eventPattern(
                EventPattern.builder()
                    .source(List.of(hints.source()))
                    .detailType(List.of(hints.detailType()))
                    .detail(hints.detail())
                    .build())
            .targets(
                List.of(
                    new SqsQueue(
                        live,
                        SqsQueueProps.builder()
                            .deadLetterQueue(deadLetters)
                            .retryAttempts(185)
                            .maxEventAge(Duration.hours(24))
                            .build())))
            .build());
  }
}
