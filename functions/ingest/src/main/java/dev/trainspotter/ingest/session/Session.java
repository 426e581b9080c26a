package dev.trainspotter.ingest.session;

import java.time.Instant;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;

/// What STS gave when a role was to be assumed.
public sealed interface Session {
  /// Credentials of the account.
  ///
  /// @param since when they were requested
  record Assumed(AwsSessionCredentials credentials, Instant since) implements Session {}

  /// No credentials.
  ///
  /// @param error why
  /// @param at when that became known
  record Refused(SdkException error, Instant at) implements Session {}
}
