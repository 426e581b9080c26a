package dev.trainspotter.infra.functions;

import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.configuration.Members;
import dev.trainspotter.infra.security.HubNames;
import dev.trainspotter.infra.security.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyStatement;

/// The permissions to assume the reader roles of member accounts, and no other role, and to list
/// the accounts of organizational units.
final class ReaderAccess {
  private static final String ASSUME = "sts:AssumeRole";

  private ReaderAccess() {}

  /// Empty if jobs of the own account only are collected.
  static List<PolicyStatement> statements(Configuration configuration) {
    Members members = configuration.members();
    if (!members.hasOtherAccounts()) {
      return List.of();
    }
    HubNames names = HubNames.ofTemplate(configuration);
    if (members.units().isEmpty()) {
      String[] roles = members.accounts().stream().map(names::readerArn).toArray(String[]::new);
      return List.of(Statements.allow("ReadMembers", List.of(ASSUME), roles));
    }
    return List.of(
        PolicyStatement.Builder.create()
            .sid("ReadMembers")
            .actions(List.of(ASSUME))
            .resources(List.of(names.readerArn("*")))
            .conditions(Map.of("StringEquals", Map.of("aws:ResourceOrgID", members.organization())))
            .build());
  }

  /// Empty without organizational units. `ListAccounts` has no resource-level permissions and is
  /// for roots only.
  static List<PolicyStatement> listAccounts(Members members) {
    List<PolicyStatement> statements = new ArrayList<>();
    if (members.units().stream().anyMatch(ReaderAccess::isRoot)) {
      statements.add(Statements.allow("ListAccounts", List.of("organizations:ListAccounts"), "*"));
    }
    if (!members.units().stream().allMatch(ReaderAccess::isRoot)) {
      statements.add(
          Statements.allow(
              "ListUnits",
              List.of(
                  "organizations:ListAccountsForParent",
                  "organizations:ListOrganizationalUnitsForParent"),
              "arn:%s:organizations::*:ou/%s/ou-*"
                  .formatted(Aws.PARTITION, members.organization())));
    }
    return statements;
  }

  private static boolean isRoot(String unit) {
    return unit.startsWith("r-");
  }
}
