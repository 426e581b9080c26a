package dev.trainspotter.infra.security;

import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;

/// Makes IAM policy statements.
public final class Statements {
  private Statements() {}

  /// A statement that allows these actions on these resources.
  ///
  /// @param id the purpose of the statement, as its `Sid`
  public static PolicyStatement allow(String id, List<String> actions, String... resources) {
    return PolicyStatement.Builder.create()
        .sid(id)
        .actions(actions)
        .resources(List.of(resources))
        .build();
  }
}
