package dev.trainspotter.ingest.session;

import dev.trainspotter.edge.Clients;
import dev.trainspotter.edge.Settings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;

/// Sessions with the roles that read jobs in other accounts.
public final class ReaderSessions {
  /// How long a request to STS takes at most, with its retry.
  public static final Duration LONGEST = Duration.ofSeconds(3);

  private static final Duration LONGEST_ATTEMPT = Duration.ofMillis(1500);

  private final Settings settings;
  private final StsClient sts;
  private final InstantSource clock;
  private final ConcurrentMap<String, AccountSession> sessions = new ConcurrentHashMap<>();

  /// @param sts made by [#client], so that it keeps the time limits
  public ReaderSessions(Settings settings, StsClient sts, InstantSource clock) {
    this.settings = settings;
    this.sts = sts;
    this.clock = clock;
  }

  /// The sessions of a function; null when the settings name no reader role.
  public static @Nullable ReaderSessions open(SdkHttpClient http, Settings settings) {
    return settings.hasReaderRole()
        ? new ReaderSessions(settings, client(http).build(), InstantSource.system())
        : null;
  }

  /// A client of the STS in the Region of the environment.
  public static StsClientBuilder client(SdkHttpClient http) {
    return StsClient.builder()
        .httpClient(http)
        .overrideConfiguration(Clients.retries(2, LONGEST_ATTEMPT, LONGEST));
  }

  /// The session with the role of this account, or why there is none.
  public Session of(String accountId) {
    return sessions
        .computeIfAbsent(accountId, id -> new AccountSession(() -> assume(id), clock))
        .get();
  }

  /// Gives up the account's session, unless it is young: SageMaker denied a request that was sent
  /// with it.
  public void denied(String accountId) {
    AccountSession session = sessions.get(accountId);
    if (session != null) {
      session.denied();
    }
  }

  private AwsSessionCredentials assume(String accountId) {
    String externalId = settings.readerExternalId();
    AssumeRoleRequest request =
        AssumeRoleRequest.builder()
            .roleArn(settings.readerRole(accountId))
            .roleSessionName(sessionName(settings.stackName()))
            .externalId(externalId.isEmpty() ? null : externalId)
            .durationSeconds(Math.toIntExact(AccountSession.LENGTH.toSeconds()))
            .build();
    Credentials credentials = sts.assumeRole(request).credentials();
    if (credentials == null
        || credentials.accessKeyId() == null
        || credentials.secretAccessKey() == null
        || credentials.sessionToken() == null) {
      throw SdkClientException.create("STS sent no credentials");
    }
    return AwsSessionCredentials.create(
        credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
  }

  /// The name under which CloudTrail of the account shows the stack: at most 64 of the characters
  /// that STS allows.
  private static String sessionName(String stackName) {
    String name = stackName.replaceAll("[^\\w+=,.@-]", "-");
    return name.substring(0, Math.min(name.length(), 57)) + "-reader";
  }
}
