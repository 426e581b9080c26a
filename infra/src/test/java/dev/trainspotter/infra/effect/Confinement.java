package dev.trainspotter.infra.effect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.api.RowRoute;
import dev.trainspotter.infra.iam.IamPolicy;
import dev.trainspotter.infra.running.Resolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Which paths of the API the policy of an account allows: those of the account and no others.
final class Confinement {
  static final String OWN = Resolver.ACCOUNT;
  static final List<String> ACCOUNTS = List.of(OWN, "444455556666", "777788889999");

  /// Paths that no account owns, and ways to write the path of another account.
  private static final List<String> NEVER =
      List.of(
          "/",
          "/v1",
          "/v1/",
          "/v1/training-jobs",
          "/v1/training-jobs/",
          "/v1/training-jobs?",
          "/v1/training-jobs.csv",
          "/v1//training-jobs",
          "/v1/training-jobs/*",
          "/v1/training-jobs/%2e%2e",
          "/v1/health",
          "/v1/health/",
          "/v1/health/*",
          "/v1/columns/",
          "/v1/sql",
          "/v1/sql/schema",
          "/v1/openapi.jsonx",
          "/v2/columns");

  private static final List<String> OF_ACCOUNT =
      List.of(
          "/v1/training-jobs/A", "/v1/training-jobs/A/us-east-1",
          "/v1/training-jobs/A/us-east-1/job", "/v1/training-jobs/A/us-east-1/job/timeline",
          "/v1/health/A", "/v1/health/A/us-east-1");

  private static final List<String> DISGUISES =
      List.of(
          "/v1/training-jobs//A",
          "/v1/training-jobs/%2FA",
          "/v1/training-jobs/x/../A",
          "/v1/training-jobs/A%20",
          "/v1/training-jobs/0A",
          "/V1/training-jobs/A",
          "/v1/health//A",
          "/v1/health/A%20",
          "/v1/health/0A");

  private Confinement() {}

  /// One line for each request that a policy answers otherwise than it should.
  static List<String> failures(JsonNode template) {
    List<String> failures = new ArrayList<>();
    Map<String, JsonNode> policies = Templates.named(template, "AWS::IAM::ManagedPolicy");
    policies.forEach((id, policy) -> check(id, policy, new Resolver(template), failures));
    return failures;
  }

  private static void check(String id, JsonNode policy, Resolver resolver, List<String> failures) {
    IamPolicy iam = new IamPolicy(policy.at("/PolicyDocument/Statement"), resolver::text);
    boolean isAll = id.startsWith("CallersAllRowsPolicy");
    String account = ACCOUNTS.stream().filter(id::contains).findFirst().orElse(OWN);
    for (String path : NEVER) {
      expect(iam, id, path, isAll && path.startsWith("/v1/"), failures);
    }
    expect(iam, id, RowRoute.LIST_COLUMNS.path(), true, failures);
    expect(iam, id, RowRoute.GET_OPENAPI.path(), true, failures);
    for (String other : ACCOUNTS) {
      for (String path : OF_ACCOUNT) {
        expect(iam, id, path.replace("A", other), isAll || other.equals(account), failures);
      }
      for (String path : DISGUISES) {
        expect(iam, id, path.replace("A", other), isAll && path.startsWith("/v1/"), failures);
      }
    }
  }

  private static void expect(
      IamPolicy iam, String id, String path, boolean expected, List<String> failures) {
    for (String method : List.of("GET", "POST")) {
      String arn = Resolver.arn("execute-api", "%s/$default/%s%s".formatted("API", method, path));
      for (String api : List.of("API", "other")) {
        boolean isAllowed =
            iam.allows("execute-api:Invoke", arn.replace(":API/", ":" + api + "/"), Map.of());
        if (isAllowed != (expected && api.equals("API"))) {
          failures.add("%s %s %s of %s".formatted(id, isAllowed ? "allows" : "refuses", path, api));
        }
      }
    }
    if (iam.allows("execute-api:ManageConnections", "*", Map.of())
        || iam.allows("iam:PassRole", "*", Map.of())) {
      failures.add(id + " allows another action");
    }
  }
}
