package dev.trainspotter.ingest.sagemaker;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.edge.Settings;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/// One client for each account and Region.
///
/// With another account's credentials SageMaker would answer that it does not know the job, and the
/// job's row would be marked as deleted.
public final class SageMakerClients implements AutoCloseable {
  private final Caller caller;
  private final Settings settings;
  private final ConcurrentMap<AccountRegion, SageMakerClient> clients = new ConcurrentHashMap<>();

  /// The clients of the function itself, which repeat a failed request twice.
  public SageMakerClients(SdkHttpClient http, Settings settings) {
    this(Caller.function(http), settings);
  }

  /// The clients of this caller, who belongs to the function's own account.
  public SageMakerClients(Caller caller, Settings settings) {
    this.caller = caller;
    this.settings = settings;
  }

  /// Clients that send each request once, for a caller that keeps a rate.
  public static SageMakerClients withoutRetries(SdkHttpClient http, Settings settings) {
    return new SageMakerClients(Caller.function(http).withoutRetries(), settings);
  }

  /// The client with this account's credentials; null when there are none.
  public @Nullable SageMakerClient of(AccountRegion accountRegion) {
    boolean hasCredentials =
        settings.isAccountIdTheAccessKey()
            || settings.ownAccount().equals(accountRegion.accountId());
    return hasCredentials ? clients.computeIfAbsent(accountRegion, this::open) : null;
  }

  private SageMakerClient open(AccountRegion accountRegion) {
    if (!settings.isAccountIdTheAccessKey()) {
      return caller.client(accountRegion.region());
    }
    AwsBasicCredentials account =
        AwsBasicCredentials.create(accountRegion.accountId(), "any-secret");
    return caller.with(StaticCredentialsProvider.create(account)).client(accountRegion.region());
  }

  /// Ends the threads of all clients. A function never does: its clients live as long as it.
  @Override
  public void close() {
    clients.values().forEach(SageMakerClient::close);
    clients.clear();
  }
}
