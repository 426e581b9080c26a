package dev.trainspotter.infra.configuration;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The accounts and Regions, other than the stack's own, whose events come to the stack.
///
/// @param accounts ids of the listed accounts, without the stack's own if that is known
/// @param units ids of organizational units or roots
/// @param organization id of the units' organization; may be empty without units
/// @param regions the Regions from which events come; empty for the stack's own only
/// @param hub where the stack is deployed to
public record Members(
    List<String> accounts,
    List<String> units,
    String organization,
    List<String> regions,
    Place hub) {
  /// A role's own policy has at most 10,240 characters, and the ARN of a reader role up to 95.
  static final int MAX_ACCOUNTS = 80;

  /// @throws WrongConfigurationException when the keys contradict each other
  static Members of(Map<ConfigurationKey, String> values, Place hub) {
    Members members =
        new Members(
            others(split(values, ConfigurationKey.ACCOUNTS), hub),
            split(values, ConfigurationKey.ORGANIZATIONAL_UNITS),
            values.getOrDefault(ConfigurationKey.ORGANIZATION_ID, ""),
            split(values, ConfigurationKey.REGIONS),
            hub);
    members.check(values);
    return members;
  }

  /// Whether all events come from the stack's own account and Region.
  public boolean isEmpty() {
    return accounts.isEmpty() && units.isEmpty() && !hasOtherRegions();
  }

  /// Whether events come from other accounts, whose jobs can be described with their reader role
  /// only.
  public boolean hasOtherAccounts() {
    return !accounts.isEmpty() || !units.isEmpty();
  }

  /// A pattern for the paths of accounts in a unit or in units below it, as in the condition key
  /// `aws:PrincipalOrgPaths`: organization, root, units from the outside in, each with a slash
  /// behind it. A unit such as `ou-ab12-c3d4e5f6` has the root `r-ab12`.
  public String path(String unit) {
    String root = "r-" + unit.split("-")[1];
    String within = unit.startsWith("r-") ? "" : "*" + unit + "/";
    return "%s/%s/%s*".formatted(organization, root, within);
  }

  /// Whether events come from Regions other than the stack's own. Without a known Region, a single
  /// one is taken for that of the stack.
  public boolean hasOtherRegions() {
    return regions.size() > 1;
  }

  /// Without a known account, a single one is taken for that of the stack.
  private static List<String> others(List<String> listed, Place hub) {
    if (!hub.isKnown()) {
      return listed.size() > 1 ? listed : List.of();
    }
    return listed.stream().filter(account -> !account.equals(hub.account())).toList();
  }

  private void check(Map<ConfigurationKey, String> values) {
    if (accounts.size() > MAX_ACCOUNTS) {
      throw WrongConfigurationException.of(
          ConfigurationKey.ACCOUNTS.fullName(),
          accounts.size() + " accounts",
          "at most %d accounts; for more, set trainspotter:organizationalUnits"
              .formatted(MAX_ACCOUNTS));
    }
    if (!units.isEmpty() && !accounts.isEmpty()) {
      throw WrongConfigurationException.of(
          ConfigurationKey.ACCOUNTS.fullName(),
          values.getOrDefault(ConfigurationKey.ACCOUNTS, ""),
          "empty or the stack's own account because trainspotter:organizationalUnits is set");
    }
    if (!units.isEmpty() && organization.isEmpty()) {
      throw WrongConfigurationException.of(
          ConfigurationKey.ORGANIZATION_ID.fullName(),
          "",
          ConfigurationKey.ORGANIZATION_ID.expected()
              + " because trainspotter:organizationalUnits is set");
    }
    if (hub.isKnown() && !regions.isEmpty() && !regions.contains(hub.region())) {
      throw WrongConfigurationException.of(
          ConfigurationKey.REGIONS.fullName(),
          String.join(",", regions),
          "names of Regions that include the stack's own Region " + hub.region());
    }
  }

  private static List<String> split(Map<ConfigurationKey, String> values, ConfigurationKey key) {
    return Arrays.stream(values.getOrDefault(key, "").split(","))
        .filter(part -> !part.isEmpty())
        .distinct()
        .toList();
  }
}
