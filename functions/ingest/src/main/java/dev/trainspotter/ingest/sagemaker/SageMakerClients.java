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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeTrainingJobRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeTrainingJobResponse;
import software.amazon.awssdk.services.sagemaker.model.ListTagsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListTagsResponse;
import software.amazon.awssdk.services.sagemaker.model.SageMakerRequest;
import software.amazon.awssdk.services.sagemaker.model.SearchRequest;
import software.amazon.awssdk.services.sagemaker.model.SearchResponse;

/// One client for each Region, whose requests are signed for their account: with the caller's own
/// credentials for the own account, and with a session of the reader role for any other.
///
/// With another account's credentials SageMaker would answer that it does not know the job, and the
/// job's row would be marked as deleted.
public final class SageMakerClients implements AutoCloseable {
  private static final int TIMERS = 2;

  private final Caller caller;
  private final Settings settings;
  private final @Nullable ReaderSessions sessions;
  private final ConcurrentMap<String, SageMakerClient> clients = new ConcurrentHashMap<>();

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
    return new Access.Granted(client(accountRegion));
  }

  /// Whether this account is the function's own.
  boolean isOwn(String account) {
    return settings.ownAccount().equals(account);
  }

  private static Unavailable refusal(SdkException error) {
    Unavailable reason = RequestErrors.unavailable(error);
    return new Unavailable(reason.cause(), "AssumeRole %s".formatted(reason.detail()).strip());
  }

  private SageMakerClient client(AccountRegion accountRegion) {
    String account = accountRegion.accountId();
    SageMakerClient shared =
        clients.computeIfAbsent(accountRegion.region(), region -> caller.client(region, timers));
    ReaderSessions others = sessions;
    if (others != null && !isOwn(account)) {
      return new AccountClient(
          shared, () -> credentials(others, account), () -> others.denied(account));
    }
    if (!settings.isAccountIdTheAccessKey()) {
      return shared;
    }
    AwsBasicCredentials key = AwsBasicCredentials.create(account, "any-secret");
    return new AccountClient(shared, StaticCredentialsProvider.create(key), () -> {});
  }

  /// How many clients of the SDK are open: one for each Region.
  int open() {
    return clients.size();
  }

  private static AwsCredentials credentials(ReaderSessions sessions, String account) {
    return switch (sessions.of(account)) {
      case Session.Assumed(var credentials, _) -> credentials;
      case Session.Refused(var error, _) -> throw error;
    };
  }

  /// Sends the requests of one account with the client that all accounts share in a Region, and
  /// signs each with the account's own credentials. So memory does not grow with accounts.
  ///
  /// @param shared the client of the Region
  /// @param credentials sign every request
  /// @param denied called after SageMaker has denied a request
  private record AccountClient(
      SageMakerClient shared, AwsCredentialsProvider credentials, Runnable denied)
      implements SageMakerClient {
    @Override
    public DescribeTrainingJobResponse describeTrainingJob(DescribeTrainingJobRequest request) {
      return send(
          () ->
              shared.describeTrainingJob(
                  request.toBuilder().overrideConfiguration(signed(request)).build()));
    }

    @Override
    public ListTagsResponse listTags(ListTagsRequest request) {
      return send(
          () ->
              shared.listTags(request.toBuilder().overrideConfiguration(signed(request)).build()));
    }

    @Override
    public SearchResponse search(SearchRequest request) {
      return send(
          () -> shared.search(request.toBuilder().overrideConfiguration(signed(request)).build()));
    }

    private <T> T send(Supplier<T> request) {
      try {
        return request.get();
      } catch (SdkException e) {
        if (RequestErrors.unavailable(e).cause() == Cause.DENIED) {
          denied.run();
        }
        throw e;
      }
    }

    private AwsRequestOverrideConfiguration signed(SageMakerRequest request) {
      return request
          .overrideConfiguration()
          .map(AwsRequestOverrideConfiguration::toBuilder)
          .orElseGet(AwsRequestOverrideConfiguration::builder)
          .credentialsProvider(credentials)
          .build();
    }

    @Override
    public String serviceName() {
      return shared.serviceName();
    }

    /// The client of the Region stays open: other accounts use it.
    @Override
    public void close() {}
  }

  /// Ends the threads of all clients. A function never does: its clients live as long as it.
  @Override
  public void close() {
    clients.values().forEach(SageMakerClient::close);
    clients.clear();
    timers.shutdownNow();
  }
}
