package dev.trainspotter.infra.members;

import dev.trainspotter.infra.security.HubNames;
import dev.trainspotter.infra.security.Statements;
import dev.trainspotter.infra.security.Suppression;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.services.iam.AccountPrincipal;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/// The role with which the hub reads the training jobs of a member account, in all its Regions.
///
/// It trusts two roles of the hub by name, and only with the external id. The principal is the
/// account of the hub and not the roles themselves: IAM would refuse a role that does not exist
/// yet, and would forget one that was created anew.
final class ReaderRole extends MemberRole {
  /// @param exists whether the stack has the role
  ReaderRole(Construct scope, HubNames hub, CfnCondition exists) {
    super(
        scope, "Reader", hub.configuration(), hub.readerName(), hubRoles(hub), readsTrainingJobs());
    if (getNode().getDefaultChild() instanceof CfnRole role) {
      role.getCfnOptions().setCondition(exists);
    }
    Suppression.MEMBER_SEARCH.applyTo(this);
  }

  private static IPrincipal hubRoles(HubNames hub) {
    Map<String, Object> condition = new LinkedHashMap<>();
    condition.put("ArnLike", Map.of("aws:PrincipalArn", hub.trustedRoles()));
    condition.put("StringEquals", Map.of("sts:ExternalId", hub.externalId()));
    return new AccountPrincipal(hub.account()).withConditions(condition);
  }

  private static List<PolicyStatement> readsTrainingJobs() {
    return List.of(
        Statements.allow(
            "AskSageMaker",
            List.of("sagemaker:DescribeTrainingJob", "sagemaker:ListTags"),
            "arn:%s:sagemaker:*:%s:training-job/*".formatted(Aws.PARTITION, Aws.ACCOUNT_ID)),
        // Search has no resource-level permissions.
        Statements.allow("SearchJobs", List.of("sagemaker:Search"), "*"));
  }
}
