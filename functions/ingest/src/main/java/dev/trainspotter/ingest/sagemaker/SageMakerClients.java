package dev.trainspotter.ingest.sagemaker;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.edge.Setting;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.ingest.sagemaker.DescribeResult.Cause;
import dev.trainspotter.ingest.sagemaker.DescribeResult.Unavailable;
import dev.trainspotter.ingest.session.ReaderSessions;
import dev.trainspotter.ingest.session.Session;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/// One client for each account and Region: with the caller's own credentials for the own account,
/// and with a session of the reader role for any other.
///
/// With another account's credentials SageMaker would answer that it does not know the job, and the
/// job's row would be marked as deleted.
public final class SageMakerClients implements AutoCloseable {
  private static final int TIMERS = 2;

  private final Caller caller;
  private final Settings settings;
  private final @Nullable ReaderSessions sessions;
  private final ConcurrentMap<AccountRegion, SageMakerClient> clients = new ConcurrentHashMap<>();

  /// Ends requests whose time is over. Each client would have five threads of its own for that.
  private final ScheduledExecutorService timers =
      Executors.newScheduledThreadPool(TIMERS, Thread.ofPlatform().daemon().factory());

  /// The clients of the function itself, which repeat a failed request twice.
  public SageMakerClients(SdkHttpClient http, Settings settings) {
    this(http, settings, ReaderSessions.open(http, settings));
  }

  /// The same with these sessions.
  ///
  /// @param sessions for jobs of other accounts; null when there are none
  public SageMakerClients(
      SdkHttpClient http, Settings settings, @Nullable ReaderSessions sessions) {
    this(Caller.function(http), settings, sessions);
  }

  /// The clients of this caller, who belongs to the function's own account and can read no other.
  public SageMakerClients(Caller caller, Settings settings) {
    this(caller, settings, null);
  }

  private SageMakerClients(Caller caller, Settings settings, @Nullable ReaderSessions sessions) {
    this.caller = caller;
    this.settings = settings;
    this.sessions = sessions;
  }

  /// Clients that send each request once, for a caller that keeps a rate.
  public static SageMakerClients withoutRetries(SdkHttpClient http, Settings settings) {
    return withoutRetries(http, settings, ReaderSessions.open(http, settings));
  }

  /// The same with these sessions.
  ///
  /// @param sessions for jobs of other accounts; null when there are none
  public static SageMakerClients withoutRetries(
      SdkHttpClient http, Settings settings, @Nullable ReaderSessions sessions) {
    return new SageMakerClients(Caller.function(http).withoutRetries(), settings, sessions);
  }

  /// The client of an account and Region, or why there is none.
  sealed interface Access {
    /// The client with credentials of the account.
    record Granted(SageMakerClient client) implements Access {}

    /// There are no credentials of the account now.
    record Refused(Unavailable reason) implements Access {}
  }

  /// The client with credentials of this account. It must be requested anew for each job or page,
  /// because sessions end.
  Access of(AccountRegion accountRegion) {
    String account = accountRegion.accountId();
    if (isOwn(account) || (sessions == null && settings.isAccountIdTheAccessKey())) {
      return granted(accountRegion);
    }
    if (sessions == null) {
      return new Access.Refused(
          new Unavailable(Cause.DENIED, "%s is not set".formatted(Setting.READER_ROLE)));
    }
    return switch (sessions.of(account)) {
      case Session.Assumed _ -> granted(accountRegion);
      case Session.Refused(var error, _) -> new Access.Refused(refusal(error));
    };
  }

  private Access granted(AccountRegion accountRegion) {
    return new Access.Granted(clients.computeIfAbsent(accountRegion, this::open));
  }

  /// Whether this account is the function's own.
  boolean isOwn(String account) {
    return settings.ownAccount().equals(account);
  }

  private static Unavailable refusal(SdkException error) {
    Unavailable reason = RequestErrors.unavailable(error);
    return new Unavailable(reason.cause(), "AssumeRole %s".formatted(reason.detail()).strip());
  }

  private SageMakerClient open(AccountRegion accountRegion) {
    String account = accountRegion.accountId();
    ReaderSessions others = sessions;
    if (others != null && !isOwn(account)) {
      return caller
          .with(() -> credentials(others, account))
          .client(accountRegion.region(), timers, new Denials(others, account));
    }
    if (!settings.isAccountIdTheAccessKey()) {
      return caller.client(accountRegion.region(), timers);
    }
    AwsBasicCredentials key = AwsBasicCredentials.create(account, "any-secret");
    return caller
        .with(StaticCredentialsProvider.create(key))
        .client(accountRegion.region(), timers);
  }

  private static AwsCredentials credentials(ReaderSessions sessions, String account) {
    return switch (sessions.of(account)) {
      case Session.Assumed(var credentials, _) -> credentials;
      case Session.Refused(var error, _) -> throw error;
    };
  }

  /// Reports requests that SageMaker denied to a session.
  private record Denials(ReaderSessions sessions, String account) implements ExecutionInterceptor {
    @Override
    public void onExecutionFailure(
        Context.FailedExecution context, ExecutionAttributes attributes) {
      if (context.exception() instanceof SdkException e
          && RequestErrors.unavailable(e).cause() == Cause.DENIED) {
        sessions.denied(account);
      }
    }
  }

  /// Ends the threads of all clients. A function never does: its clients live as long as it.
  @Override
  public void close() {
    clients.values().forEach(SageMakerClient::close);
    clients.clear();
    timers.shutdownNow();
  }
}
