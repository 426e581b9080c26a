package dev.trainspotter.infra.functions;

import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.security.StackRole;
import dev.trainspotter.infra.security.Statements;
import java.util.List;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.CfnScheduleGroup;
import software.constructs.Construct;

/// Invokes the reconcile function every five minutes with an empty event, for the first time within
/// five minutes of the deployment.
///
/// A failed invocation is neither repeated nor sent to a dead-letter queue: the next one does the
/// same work.
final class ReconcileSchedule extends Construct {
  private static final String EMPTY_EVENT = "{}";
  private static final int SHORTEST_AGE_SECONDS = 60;

  ReconcileSchedule(Construct scope, Configuration configuration, ReconcileFunction function) {
    super(scope, "ReconcileSchedule");
    StackRole role =
        new StackRole(
            scope,
            "Schedule",
            configuration,
            new ServicePrincipal("scheduler.amazonaws.com"),
            List.of(
                Statements.allow(
                    "Call", List.of("lambda:InvokeFunction"), function.getFunctionArn())));
    CfnScheduleGroup group = CfnScheduleGroup.Builder.create(this, "Group").build();
    CfnSchedule.Builder.create(this, "Runs")
        .description("Starts a run of the reconciliation every five minutes.")
        .groupName(group.getRef())
        .scheduleExpression("rate(5 minutes)")
        .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder().mode("OFF").build())
        .target(
            CfnSchedule.TargetProperty.builder()
                .arn(function.getFunctionArn())
                .roleArn(role.getRoleArn())
                .input(EMPTY_EVENT)
                .retryPolicy(
                    CfnSchedule.RetryPolicyProperty.builder()
                        .maximumRetryAttempts(0)
                        .maximumEventAgeInSeconds(SHORTEST_AGE_SECONDS)
                        .build())
                .build())
        .build();
  }
}
