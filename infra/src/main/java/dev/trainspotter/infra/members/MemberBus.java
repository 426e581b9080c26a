package dev.trainspotter.infra.members;

import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.configuration.Members;
import dev.trainspotter.infra.events.RuleKind;
import dev.trainspotter.infra.security.HubNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.events.CfnEventBusPolicy;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.EventBusProps;
import software.constructs.Construct;

/// The event bus that receives the events of members.
///
/// Its policy admits member accounts and, for each kind of event, one source with one detail type.
/// Nobody can make up such an event: EventBridge lets only services of AWS use a source that begins
/// with `aws.`, and a forwarded event keeps the account that it came from. The hub's own account
/// needs no admission: the roles of its forwarders allow it.
public final class MemberBus extends EventBus {
  private final List<CfnEventBusPolicy> policies = new ArrayList<>();

  private MemberBus(Construct scope, Configuration configuration) {
    super(
        scope,
        "MemberBus",
        EventBusProps.builder()
            .eventBusName(HubNames.ofTemplate(configuration).busName())
            .description("Receives the events of member accounts and Regions.")
            .build());
    if (configuration.members().hasOtherAccounts()) {
      for (RuleKind kind : RuleKind.values()) {
        policies.add(admit(kind, configuration.members()));
      }
    }
  }

  /// Adds the bus to the stack; null if there are no members.
  public static @Nullable MemberBus of(Construct stack, Configuration configuration) {
    return configuration.members().isEmpty() ? null : new MemberBus(stack, configuration);
  }

  /// The policy's statements, which must exist before members send events.
  List<CfnEventBusPolicy> policies() {
    return policies;
  }

  private CfnEventBusPolicy admit(RuleKind kind, Members members) {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("Sid", "Forward" + kind.id());
    statement.put("Effect", "Allow");
    statement.put("Principal", principal(members));
    statement.put("Action", "events:PutEvents");
    statement.put("Resource", getEventBusArn());
    statement.put("Condition", condition(kind, members));
    return CfnEventBusPolicy.Builder.create(this, "Forward" + kind.id())
        .eventBusName(getEventBusName())
        .statementId("Forward" + kind.id())
        .statement(statement)
        .build();
  }

  private static Object principal(Members members) {
    return members.units().isEmpty() ? Map.of("AWS", members.accounts()) : "*";
  }

  private static Map<String, Object> condition(RuleKind kind, Members members) {
    Map<String, Object> equal = new LinkedHashMap<>();
    equal.put("events:source", kind.source());
    equal.put("events:detail-type", kind.detailType());
    Map<String, Object> condition = new LinkedHashMap<>();
    condition.put("StringEquals", equal);
    if (!members.units().isEmpty()) {
      equal.put("aws:PrincipalOrgID", members.organization());
      condition.put(
          "ForAnyValue:StringLike",
          Map.of("aws:PrincipalOrgPaths", members.units().stream().map(members::path).toList()));
    }
    return condition;
  }
}
