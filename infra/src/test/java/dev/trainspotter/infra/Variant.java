package dev.trainspotter.infra;

import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.configuration.Place;
import dev.trainspotter.infra.running.Resolver;
import java.util.Map;

/// The configurations with which the tests synthesize the stack.
public enum Variant {
  IAM(Map.of()),
  JWT(
      Map.of(
          "trainspotter:auth", "jwt",
          "trainspotter:jwtIssuer", "https://issuer.example.com/pool",
          "trainspotter:jwtAudience", "trainspotter")),
  WITHOUT_SNAP_START(Map.of("trainspotter:snapStart", "false")),
  CUSTOMER_KEY(Map.of("trainspotter:kmsKeyArn", Variant.KEY, "trainspotter:lake", "daily")),
  WATCHED(
      Map.of(
          "trainspotter:accounts", "111122223333,444455556666,777788889999",
          "trainspotter:silentHours", "6",
          "trainspotter:deletionProtection", "true",
          "trainspotter:lake", "daily")),
  ORGANIZATION(
      Map.of(
          "trainspotter:organizationalUnits", "ou-ab12-c3d4e5f6,ou-ab12-77778888",
          "trainspotter:organizationId", "o-a1b2c3d4e5",
          "trainspotter:regions", "us-east-1,eu-west-1")),
  WITHOUT_RECONCILIATION(Map.of("trainspotter:reconcile", "off")),
  WITHOUT_SQL(Map.of("trainspotter:sql", "off")),
  X86(Map.of("trainspotter:architecture", "x86_64")),
  OTHER_ACCOUNTS(
      Map.of(
          "trainspotter:accounts", "111122223333,444455556666,777788889999",
          "trainspotter:permissionsBoundary", Variant.BOUNDARY,
          "trainspotter:rolePath", "/platform/",
          "trainspotter:rolePrefix", "ml-",
          "trainspotter:silentHours", "6",
          "trainspotter:alarmEmail", "platform@example.com",
          "trainspotter:lake", "daily",
          "trainspotter:tags", Map.of("team", "platform")));

  public static final String KEY =
      "arn:aws:kms:eu-west-1:111122223333:key/0d3b3b9e-1111-2222-3333-444455556666";
  public static final String BOUNDARY = "arn:aws:iam::111122223333:policy/platform/boundary";

  private final Map<String, ?> context;

  Variant(Map<String, ?> context) {
    this.context = context;
  }

  /// The configuration; of `WATCHED`, it is known where the stack is deployed to.
  public Configuration configuration() {
    Configuration configuration = Configuration.from(context);
    return this == WATCHED
        ? configuration.at(new Place(Resolver.ACCOUNT, Resolver.REGION))
        : configuration;
  }

  /// Whether events of other accounts come to the stack.
  public boolean hasMembers() {
    return this == WATCHED || this == ORGANIZATION || this == OTHER_ACCOUNTS;
  }

  /// Whether the stack exports its rows every day.
  public boolean hasLake() {
    return context.containsKey("trainspotter:lake");
  }
}
