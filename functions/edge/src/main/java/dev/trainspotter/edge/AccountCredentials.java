package dev.trainspotter.edge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The values of [Setting#ACCOUNT_CREDENTIALS]: the credentials that SageMaker is called with.
public enum AccountCredentials {
  /// The function's own credentials, for jobs of its own account only.
  OWN,
  /// The account id as the access key, as emulators have it, for jobs of every account.
  ACCOUNT_ID;

  /// The value in the environment.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// All values, in the order of declaration.
  static List<String> ids() {
    return Arrays.stream(values()).map(AccountCredentials::id).toList();
  }
}
