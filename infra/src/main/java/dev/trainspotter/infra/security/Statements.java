package dev.trainspotter.infra.security;

import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;

/// Statements of a policy, each with an id that says what it is for.
public final class Statements {
  private Statements() {}

  public static PolicyStatement allow(String id, List<String> actions, String... resources) {
    return PolicyStatement.Builder.create()
        .sid(id)
        .actions(actions)
        .resources(List.of(resources))
        .build();
  }
}
