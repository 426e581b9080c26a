package dev.trainspotter.infra.security;

import dev.trainspotter.infra.configuration.Configuration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.IManagedPolicy;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.RoleProps;
import software.constructs.Construct;

/// A role with the given statements as its only policy, and with the path, name prefix and
/// permissions boundary of the configuration.
public class StackRole extends Role {
  public StackRole(
      Construct scope,
      String id,
      Configuration configuration,
      IPrincipal principal,
      List<PolicyStatement> statements) {
    this(
        scope,
        id,
        configuration,
        name(id, configuration),
        configuration.permissionsBoundary(),
        principal,
        statements);
  }

  /// A role with another name or permissions boundary than a role of the hub has.
  ///
  /// @param name null if CloudFormation generates it
  /// @param boundary the ARN of the permissions boundary; empty for none
  protected StackRole(
      Construct scope,
      String id,
      Configuration configuration,
      @Nullable String name,
      String boundary,
      IPrincipal principal,
      List<PolicyStatement> statements) {
    super(
        scope,
        id + "Role",
        RoleProps.builder()
            .assumedBy(principal)
            .path(configuration.rolePath())
            .roleName(name)
            .permissionsBoundary(boundary(scope, id, boundary))
            .inlinePolicies(
                Map.of(id, PolicyDocument.Builder.create().statements(statements).build()))
            .build());
  }

  /// The role's name, or null if CloudFormation generates it. Reader roles in other accounts trust
  /// roles by name.
  private static @Nullable String name(String id, Configuration configuration) {
    boolean isTrusted = HubNames.READERS.contains(id) && configuration.members().hasOtherAccounts();
    return configuration.rolePrefix().isEmpty() && !isTrusted
        ? null
        : configuration.roleName(id, Aws.REGION);
  }

  private static @Nullable IManagedPolicy boundary(Construct scope, String id, String arn) {
    return arn.isEmpty() ? null : ManagedPolicy.fromManagedPolicyArn(scope, id + "Boundary", arn);
  }
}
