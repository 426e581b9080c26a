package dev.trainspotter.infra.functions;

import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.security.StackRole;
import dev.trainspotter.infra.security.Statements;
import java.util.List;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.CfnScheduleGroup;
import software.constructs.Construct;

/// Invokes every alias once a day with an empty event: Lambda deactivates a version with SnapStart
/// that was not invoked for 14 days, and then the next invocation fails.
public final class WarmUp extends Construct {
  private final CfnScheduleGroup group;

  private static final String EMPTY_EVENT = "{}";

  public WarmUp(Construct scope, Configuration configuration, List<Alias> aliases) {
    super(scope, "WarmUp");
    StackRole role =
        new StackRole(
            scope,
            "WarmUp",
            configuration,
            new ServicePrincipal("scheduler.amazonaws.com"),
            List.of(
                Statements.allow(
                    "Call",
                    List.of("lambda:InvokeFunction"),
                    aliases.stream().map(Alias::getFunctionArn).toArray(String[]::new))));
    this.group = CfnScheduleGroup.Builder.create(this, "Group").build();
    for (Alias alias : aliases) {
      CfnSchedule.Builder.create(this, alias.getLambda().getNode().getId())
          .description("Invokes the alias every day, so that Lambda keeps its version active.")
          .groupName(group.getRef())
          .scheduleExpression("rate(1 day)")
          .flexibleTimeWindow(
              CfnSchedule.FlexibleTimeWindowProperty.builder()
                  .mode("FLEXIBLE")
                  .maximumWindowInMinutes(60)
                  .build())
          .target(
              CfnSchedule.TargetProperty.builder()
                  .arn(alias.getFunctionArn())
                  .roleArn(role.getRoleArn())
                  .input(EMPTY_EVENT)
                  .build())
          .build();
    }
  }

  /// The name of the group of these schedules, by which EventBridge Scheduler counts failed calls.
  public String groupName() {
    return group.getRef();
  }
}
