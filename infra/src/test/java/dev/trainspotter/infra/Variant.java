package dev.trainspotter.infra;

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

  public Map<String, ?> context() {
    return context;
  }

  /// Whether the stack exports its rows every day.
  public boolean hasLake() {
    return context.containsKey("trainspotter:lake");
  }
}
