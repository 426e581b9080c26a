package dev.trainspotter.infra.configuration;

import java.util.Map;

/// The account and Region that the stack is deployed to, where they are known when the template is
/// written.
///
/// @param account the account's id; empty if it is unknown, and then so is the Region
public record Place(String account, String region) {
  /// The place of a template that is written without AWS credentials.
  public static final Place UNKNOWN = new Place("", "");

  /// The account of the CDK's credentials with its default Region. Without credentials, the CDK
  /// names a Region too, but not one that anybody chose.
  public static Place of(Map<String, String> environment) {
    String account = environment.getOrDefault("CDK_DEFAULT_ACCOUNT", "");
    String region = environment.getOrDefault("CDK_DEFAULT_REGION", "");
    return account.isEmpty() || region.isEmpty() ? UNKNOWN : new Place(account, region);
  }

  /// Whether account and Region are known.
  public boolean isKnown() {
    return !account.isEmpty();
  }
}
