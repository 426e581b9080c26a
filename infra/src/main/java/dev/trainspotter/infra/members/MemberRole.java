package dev.trainspotter.infra.members;

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

/// A role in a member account, with path and permissions boundary as the hub's roles have them. The
/// boundary is the policy of the same name in the member account.
class MemberRole extends Role {
  /// @param name null if CloudFormation generates it
  MemberRole(
      Construct scope,
      String id,
      Configuration configuration,
      @Nullable String name,
      IPrincipal principal,
      List<PolicyStatement> statements) {
    super(
        scope,
        id + "Role",
        RoleProps.builder()
            .assumedBy(principal)
            .path(configuration.rolePath())
            .roleName(name)
            .permissionsBoundary(boundary(scope, id, configuration.permissionsBoundary()))
            .inlinePolicies(
                Map.of(id, PolicyDocument.Builder.create().statements(statements).build()))
            .build());
  }

  private static @Nullable IManagedPolicy boundary(Construct scope, String id, String arn) {
    String here = arn.replaceFirst("(?<=:iam::)[0-9]{12}(?=:)", "\\" + Aws.ACCOUNT_ID);
    return arn.isEmpty() ? null : ManagedPolicy.fromManagedPolicyArn(scope, id + "Boundary", here);
  }
}
