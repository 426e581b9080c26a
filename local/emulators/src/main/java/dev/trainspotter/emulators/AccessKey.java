package dev.trainspotter.emulators;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The access key ids that the emulators know. Each contains the id of its account: the key of an
/// account is the id itself, and the key of a session contains the id after `ASIA`.
public final class AccessKey {
  private static final Pattern OF_SESSION = Pattern.compile("ASIA([0-9]{12})[0-9A-Z]{4,}");

  private AccessKey() {}

  /// The key of a session in this account.
  ///
  /// @param number another one for each session of the account
  public static String ofSession(String account, int number) {
    return "ASIA%s%04d".formatted(account, number);
  }

  /// The account of this key. Any other text counts as the account.
  public static String account(String key) {
    Matcher session = OF_SESSION.matcher(key);
    return session.matches() ? session.group(1) : key;
  }
}
