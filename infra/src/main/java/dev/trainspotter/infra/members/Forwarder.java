package dev.trainspotter.infra.members;

import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.events.EventRule;
import dev.trainspotter.infra.events.RuleKind;
import dev.trainspotter.infra.security.HubNames;
import dev.trainspotter.infra.security.Statements;
import dev.trainspotter.infra.security.Suppression;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleProps;
import software.amazon.awscdk.services.events.targets.EventBus;
import software.amazon.awscdk.services.events.targets.EventBusProps;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.amazon.awscdk.services.sqs.QueueProps;

/// A rule on the default event bus of a member that sends one kind of event to the hub's bus.
///
/// EventBridge retries as often and as long as it can, and then sends the event to a dead-letter
/// queue in the member's account: another account's queue cannot be one.
final class Forwarder extends Rule {
  private Forwarder(
      Stack stack,
      RuleKind kind,
      IEventBus bus,
      MemberRole role,
      Queue deadLetters,
      CfnCondition isHub) {
    super(
        stack,
        kind.id(),
        RuleProps.builder()
            .description(kind.description())
            .eventPattern(kind.pattern())
            .targets(
                List.of(
                    new EventBus(
                        bus,
                        EventBusProps.builder()
                            .role(role.withoutPolicyUpdates())
                            .deadLetterQueue(deadLetters)
                            .build())))
            .build());
    if (getNode().getDefaultChild() instanceof CfnRule rule) {
      rule.setState(Fn.conditionIf(isHub.getLogicalId(), "DISABLED", "ENABLED").toString());
      String retries = "Targets.0.RetryPolicy.";
      rule.addPropertyOverride(
          retries + "MaximumEventAgeInSeconds", Duration.hours(24).toSeconds());
      rule.addPropertyOverride(retries + "MaximumRetryAttempts", EventRule.MAX_RETRIES);
    }
  }

  /// Adds the rules, the role that sends their events, and their dead-letter queue.
  ///
  /// @param isHub where nothing is forwarded
  static void addTo(Stack stack, HubNames hub, CfnCondition isHub) {
    Configuration configuration = hub.configuration();
    Queue deadLetters =
        new Queue(
            stack,
            "DeadLetterQueue",
            QueueProps.builder()
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(Duration.days(14))
                .build());
    Suppression.MEMBER_DEAD_LETTERS.applyTo(deadLetters);
    MemberRole role =
        new MemberRole(
            stack,
            "Forward",
            configuration,
            name(configuration),
            new ServicePrincipal("events.amazonaws.com"),
            List.of(Statements.allow("Forward", List.of("events:PutEvents"), hub.busArn())));
    IEventBus bus =
        software.amazon.awscdk.services.events.EventBus.fromEventBusArn(
            stack, "HubBus", hub.busArn());
    for (RuleKind kind : RuleKind.values()) {
      new Forwarder(stack, kind, bus, role, deadLetters, isHub);
    }
  }

  private static @Nullable String name(Configuration configuration) {
    return configuration.rolePrefix().isEmpty()
        ? null
        : configuration.roleName("Forward", Aws.REGION);
  }
}
