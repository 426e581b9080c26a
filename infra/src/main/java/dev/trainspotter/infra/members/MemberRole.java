package dev.trainspotter.infra.members;

import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.security.StackRole;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/// A role in a member account, with path and permissions boundary as the hub's roles have them. The
/// boundary is the policy of the same name in the member account.
class MemberRole extends StackRole {
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
        id,
        configuration,
        name,
        ofMember(configuration.permissionsBoundary()),
        principal,
        statements);
  }

  private static String ofMember(String boundary) {
    return boundary.replaceFirst("(?<=:iam::)[0-9]{12}(?=:)", "\\" + Aws.ACCOUNT_ID);
  }
}
