package dev.trainspotter.infra.api;

import dev.trainspotter.api.Route;
import dev.trainspotter.api.RowRoute;
import dev.trainspotter.edge.StackOutput;
import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.security.StackRole;
import dev.trainspotter.infra.security.Statements;
import dev.trainspotter.infra.security.Suppression;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.services.iam.AccountPrincipal;
import software.amazon.awscdk.services.iam.CompositePrincipal;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/// The IAM permissions for callers of the API: policies to attach, and a role that other
/// accounts assume.
///
/// Only for `auth=iam`: callers with a token need no IAM permissions.
public final class ApiAccess extends Construct {
  private static final List<String> CALL = List.of("execute-api:Invoke");

  /// All methods, though no path serves all of them: a request with another method is passed to a
  /// function, whose error response names the allowed methods.
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final TrainingJobsApi api;

  public ApiAccess(Construct scope, Configuration configuration, TrainingJobsApi api) {
    super(scope, "Callers");
    this.api = api;
    PolicyStatement allRows = Statements.allow("AskForAllRows", CALL, addresses(Route.ROOT + "/*"));
    policy(
        StackOutput.ALL_ROWS_POLICY,
        StackOutput.ALL_ROWS_POLICY.id(),
        "Asks the API for the rows of every account.",
        allRows);
    accountPolicy(StackOutput.ACCOUNT_ROWS_POLICY.id(), Aws.ACCOUNT_ID);
    configuration
        .accounts()
        .forEach(other -> accountPolicy(StackOutput.ACCOUNT_ROWS_POLICY.id() + other, other));
    if (!configuration.accounts().isEmpty()) {
      role(configuration, allRows);
    }
  }

  /// One ARN for each method: `*` as the method would also match slashes, and thereby other paths.
  private String[] addresses(String... paths) {
    return Stream.of(paths)
        .flatMap(path -> METHODS.stream().map(method -> method + path))
        .map(
            request ->
                "arn:%s:execute-api:%s:%s:%s/%s/%s"
                    .formatted(
                        Aws.PARTITION,
                        Aws.REGION,
                        Aws.ACCOUNT_ID,
                        api.getApiId(),
                        TrainingJobsApi.STAGE,
                        request))
        .toArray(String[]::new);
  }

  /// A policy of its own for each account, so that no deployment can point the policy of one team
  /// to the jobs of another.
  ///
  /// @param id ends with the account, except for the account of the stack
  private void accountPolicy(String id, String account) {
    String rows = RowRoute.LIST_TRAINING_JOBS_OF_ACCOUNT.pathOf(account);
    String health = RowRoute.GET_HEALTH_OF_ACCOUNT.pathOf(account);
    policy(
        StackOutput.ACCOUNT_ROWS_POLICY,
        id,
        "Asks the API for the rows of one account.",
        Statements.allow(
            "AskForRowsOfOneAccount",
            CALL,
            addresses(
                RowRoute.LIST_COLUMNS.path(),
                RowRoute.GET_OPENAPI.path(),
                health,
                health + "/*",
                rows,
                rows + "/*")));
  }

  /// @param description must not change: CloudFormation would replace the policy, and the new one
  ///     would be attached to no role
  private void policy(
      StackOutput output, String id, String description, PolicyStatement statement) {
    ManagedPolicy policy =
        ManagedPolicy.Builder.create(this, id)
            .description(description)
            .statements(List.of(statement))
            .build();
    Suppression.API_PATH_WILDCARDS.applyTo(policy);
    output(output, id, policy.getManagedPolicyArn());
  }

  private void role(Configuration configuration, PolicyStatement statement) {
    List<IPrincipal> others = new ArrayList<>();
    configuration.accounts().forEach(account -> others.add(new AccountPrincipal(account)));
    StackRole role =
        new StackRole(
            this,
            "Caller",
            configuration,
            new CompositePrincipal(others.toArray(IPrincipal[]::new)),
            List.of(statement));
    Suppression.API_PATH_WILDCARDS.applyTo(role);
    output(StackOutput.CALLER_ROLE, StackOutput.CALLER_ROLE.id(), role.getRoleArn());
  }

  private void output(StackOutput output, String id, String value) {
    CfnOutput.Builder.create(this, id + "Arn")
        .description(output.description())
        .value(value)
        .build()
        .overrideLogicalId(id);
  }
}
