package dev.trainspotter.catalog;

import java.util.regex.Pattern;

/// One account in one Region. A SageMaker client serves exactly one of them.
///
/// @param accountId twelve digits
/// @param region such as `eu-west-1`
public record AccountRegion(String accountId, String region) implements Comparable<AccountRegion> {
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z0-9]+)+");

  /// @throws IllegalArgumentException when the account id or the Region is malformed
  public AccountRegion {
    if (!isAccountId(accountId)) {
      throw new IllegalArgumentException("account_id must be 12 digits, was " + accountId);
    }
    if (!isRegion(region)) {
      throw new IllegalArgumentException("region must look like eu-west-1, was " + region);
    }
  }

  /// Whether the text has the form of an account id.
  public static boolean isAccountId(String text) {
    return ACCOUNT.matcher(text).matches();
  }

  /// Whether the text has the form of a Region's code; the Region need not exist.
  public static boolean isRegion(String text) {
    return text.length() <= 32 && REGION.matcher(text).matches();
  }

  @Override
  public int compareTo(AccountRegion other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return accountId + "/" + region;
  }
}
