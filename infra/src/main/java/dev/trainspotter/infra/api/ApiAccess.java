package dev.trainspotter.infra.api;

import dev.trainspotter.api.Route;
import dev.trainspotter.api.RowRoute;
import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.security.StackRole;
import dev.trainspotter.infra.security.Statements;
import dev.trainspotter.infra.security.Suppression;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.iam.AccountPrincipal;
import software.amazon.awscdk.services.iam.CompositePrincipal;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/// What callers of the API are given: policies to attach, and a role for other accounts.
///
/// Only where signatures open the API; a token's bearer needs none of it.
public final class ApiAccess extends Construct {
  private static final List<String> CALL = List.of("execute-api:Invoke");

  /// The API takes GET alone; a wrong method is answered with the right one.
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final TrainingJobsApi api;

  public ApiAccess(Construct scope, Configuration configuration, TrainingJobsApi api) {
    super(scope, "Callers");
    this.api = api;
    PolicyStatement allRows = Statements.allow("AskForAllRows", CALL, addresses(Route.ROOT + "/*"));
    policy("AllRowsPolicy", "Asks the API for the rows of every account.", allRows);
    String rows = RowRoute.LIST_TRAINING_JOBS_OF_ACCOUNT.pathOf(account(scope));
    policy(
        "AccountRowsPolicy",
        "Asks the API for the rows of one account.",
        Statements.allow(
            "AskForRowsOfOneAccount",
            CALL,
            addresses(
                RowRoute.LIST_COLUMNS.path(), RowRoute.GET_OPENAPI.path(), rows, rows + "/*")));
    if (!configuration.accounts().isEmpty()) {
      role(configuration, allRows);
    }
  }

  /// Each method by its name: a star there would reach over slashes into other paths.
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

  /// The account that a team is confined to, chosen when the stack is deployed.
  private static String account(Construct scope) {
    CfnParameter chosen =
        CfnParameter.Builder.create(scope, "RowsOfAccount")
            .description("The account whose rows AccountRowsPolicy allows; empty: this one.")
            .defaultValue("")
            .allowedPattern("([0-9]{12})?")
            .build();
    CfnCondition isEmpty =
        CfnCondition.Builder.create(scope, "IsRowsOfOwnAccount")
            .expression(Fn.conditionEquals(chosen.getValueAsString(), ""))
            .build();
    return Fn.conditionIf(isEmpty.getLogicalId(), Aws.ACCOUNT_ID, chosen.getValueAsString())
        .toString();
  }

  private void policy(String id, String description, PolicyStatement statement) {
    ManagedPolicy policy =
        ManagedPolicy.Builder.create(this, id)
            .description(description)
            .statements(List.of(statement))
            .build();
    Suppression.ROUTES_OF_THE_API.on(policy);
    output(id, description, policy.getManagedPolicyArn());
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
    Suppression.ROUTES_OF_THE_API.on(role);
    output("CallerRole", "What other accounts assume to ask the API.", role.getRoleArn());
  }

  private void output(String id, String description, String value) {
    CfnOutput output =
        CfnOutput.Builder.create(this, id + "Arn").description(description).value(value).build();
    output.overrideLogicalId(id);
  }
}
