package dev.trainspotter.ingest.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;

/// The session with the role of one account. Threads that need a new one wait for a single
/// request.
final class AccountSession {
  /// A session that was assumed with the credentials of a role lasts no longer.
  static final Duration LENGTH = Duration.ofHours(1);

  /// A session is replaced so long before its end, which is longer than a run of any function.
  private static final Duration SPARE = Duration.ofMinutes(5);

  /// How long a refusal holds: messages of the account that come together send one request.
  static final Duration REFUSAL = Duration.ofSeconds(10);

  /// A younger session is not replaced because SageMaker denied a request: another one would have
  /// the same permissions.
  static final Duration YOUNG = Duration.ofMinutes(1);

  private final Supplier<AwsSessionCredentials> role;
  private final InstantSource clock;
  private Session.@Nullable Assumed assumed;
  private Session.@Nullable Refused refused;

  /// @param role requests a session; throws an [SdkException] when there is none
  AccountSession(Supplier<AwsSessionCredentials> role, InstantSource clock) {
    this.role = role;
    this.clock = clock;
  }

  /// The session, requested when there is none or its end is near. While STS refuses a new one,
  /// the old one counts until its end.
  synchronized Session get() {
    Session.Assumed known = assumed;
    if (known != null && isWithin(known.since(), LENGTH.minus(SPARE))) {
      return known;
    }
    Session.Refused refusal = refused;
    if (refusal == null || !isWithin(refusal.at(), REFUSAL)) {
      refusal = request();
    }
    if (refusal == null) {
      return Objects.requireNonNull(assumed);
    }
    return known != null && isWithin(known.since(), LENGTH) ? known : refusal;
  }

  /// Gives up the session after a denial, unless it is young: it may have been revoked, or its
  /// role made anew.
  synchronized void denied() {
    if (assumed != null && !isWithin(assumed.since(), YOUNG)) {
      assumed = null;
    }
  }

  /// Null when the role was assumed.
  private Session.@Nullable Refused request() {
    Instant requestedAt = clock.instant();
    try {
      assumed = new Session.Assumed(role.get(), requestedAt);
      refused = null;
    } catch (SdkException e) {
      refused = new Session.Refused(e, clock.instant());
    }
    return refused;
  }

  private boolean isWithin(Instant since, Duration time) {
    return clock.instant().isBefore(since.plus(time));
  }
}
