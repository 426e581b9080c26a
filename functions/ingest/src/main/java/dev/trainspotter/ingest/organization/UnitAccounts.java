package dev.trainspotter.ingest.organization;

import dev.trainspotter.edge.Clients;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.AccountStatus;

/// Lists the active accounts of organizational units, and of the units below them, without the
/// organization's management account.
final class UnitAccounts {
  /// AWS Organizations has one endpoint in each partition, and its quotas count for the whole
  /// organization, so a list waits and repeats rather than fails.
  private static final int ATTEMPTS = 6;

  private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(3);
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final OrganizationsClient organizations;

  private UnitAccounts(OrganizationsClient organizations) {
    this.organizations = organizations;
  }

  /// The ids of the units' accounts.
  ///
  /// @param region the Region of the function; it decides on the partition
  /// @param units ids of organizational units or roots
  /// @throws SdkException when a request failed; then nothing is known
  static Set<String> list(SdkHttpClient http, String region, Collection<String> units) {
    try (OrganizationsClient organizations = client(http, region)) {
      Set<String> accounts = new TreeSet<>();
      UnitAccounts lists = new UnitAccounts(organizations);
      units.forEach(unit -> lists.addAccounts(unit, accounts));
      return accounts;
    }
  }

  private static OrganizationsClient client(SdkHttpClient http, String region) {
    return OrganizationsClient.builder()
        .httpClient(http)
        .region(global(region))
        .overrideConfiguration(Clients.retries(ATTEMPTS, LONGEST_ATTEMPT, LONGEST))
        .build();
  }

  private static Region global(String region) {
    return switch (PartitionMetadata.of(Region.of(region)).id()) {
      case "aws-cn" -> Region.AWS_CN_GLOBAL;
      case "aws-us-gov" -> Region.AWS_US_GOV_GLOBAL;
      default -> Region.AWS_GLOBAL;
    };
  }

  /// An organization has one root, so the accounts of a root are those of the organization.
  private void addAccounts(String unit, Set<String> accounts) {
    if (unit.startsWith("r-")) {
      organizations
          .listAccountsPaginator()
          .forEach(page -> page.accounts().forEach(each -> add(each, accounts)));
      return;
    }
    organizations
        .listAccountsForParentPaginator(r -> r.parentId(unit))
        .forEach(page -> page.accounts().forEach(each -> add(each, accounts)));
    organizations
        .listOrganizationalUnitsForParentPaginator(r -> r.parentId(unit))
        .forEach(
            page -> page.organizationalUnits().forEach(below -> addAccounts(below.id(), accounts)));
  }

  private static void add(Account account, Set<String> accounts) {
    if (isActive(account) && !isManagement(account)) {
      accounts.add(account.id());
    }
  }

  /// AWS replaces the member `Status` by `State`.
  private static boolean isActive(Account account) {
    String state = account.stateAsString();
    return AccountStatus.ACTIVE.toString().equals(state == null ? account.statusAsString() : state);
  }

  /// The ARN of an account contains the id of the organization's management account.
  private static boolean isManagement(Account account) {
    return String.valueOf(account.arn()).contains(":organizations::%s:".formatted(account.id()));
  }
}
