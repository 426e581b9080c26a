package dev.trainspotter.cli.local.account;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.cli.http.CallerCredentials;
import dev.trainspotter.cli.http.EnvironmentProxy;
import dev.trainspotter.cli.terminal.RefusedException;
import dev.trainspotter.edge.Threads;
import dev.trainspotter.ingest.sagemaker.AccountProbe;
import dev.trainspotter.ingest.sagemaker.AccountProbe.Result;
import dev.trainspotter.ingest.sagemaker.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/// The account that a user's credentials belong to, and the Regions that are read.
///
/// @param caller sends requests to SageMaker with the user's credentials
/// @param jobs the number of jobs of each Region, where SageMaker counts them exactly
record UserAccount(
    Caller caller, List<AccountRegion> accountRegions, Map<AccountRegion, Long> jobs) {
  UserAccount {
    accountRegions = List.copyOf(accountRegions);
    jobs = Map.copyOf(jobs);
  }

  /// Probes all Regions at the same time.
  ///
  /// @throws RefusedException when a Region refuses one of the requests, or none has a job
  static UserAccount find(AccountOptions options) {
    List<String> regions = options.chosenRegions();
    CallerCredentials credentials = new CallerCredentials(options.profile());
    credentials.resolveCredentials();
    Caller caller =
        Caller.user(
            EnvironmentProxy.ofProcess().awsClient(), later(credentials), options.profile());
    AccountProbe probe = new AccountProbe();
    Map<String, Result> results = new LinkedHashMap<>();
    try (ExecutorService threads = Threads.open()) {
      Map<String, CompletableFuture<Result>> probes = new LinkedHashMap<>();
      regions.forEach(
          region ->
              probes.put(
                  region, CompletableFuture.supplyAsync(() -> probe.of(caller, region), threads)));
      probes.forEach((region, result) -> results.put(region, result.join()));
    }
    return of(caller, results);
  }

  /// Credentials that expire while it runs are an error of the SDK: requests wait in the backlog
  /// until the user has logged in again.
  private static AwsCredentialsProvider later(CallerCredentials credentials) {
    return () -> {
      try {
        return credentials.resolveCredentials();
      } catch (RefusedException e) {
        throw SdkClientException.create(e.getMessage(), e);
      }
    };
  }

  private static UserAccount of(Caller caller, Map<String, Result> results) {
    @Nullable String account = null;
    Map<AccountRegion, Long> jobs = new LinkedHashMap<>();
    for (Map.Entry<String, Result> result : results.entrySet()) {
      switch (result.getValue()) {
        case Result.Refused refused -> throw Refusals.of(result.getKey(), refused);
        case Result.NoJobs() -> {}
        case Result.Found(var found, var number) -> {
          account = found.accountId();
          if (number != null) {
            jobs.put(found, number);
          }
        }
      }
    }
    if (account == null) {
      throw RefusedException.failed(
          "the account of these credentials has no training jobs in %s: name another with --region"
              .formatted(String.join(", ", results.keySet())));
    }
    String id = account;
    List<AccountRegion> accountRegions =
        results.keySet().stream().map(region -> new AccountRegion(id, region)).toList();
    return new UserAccount(caller, accountRegions, jobs);
  }

  String accountId() {
    return accountRegions.getFirst().accountId();
  }

  /// The account and its Regions in one line.
  String line() {
    return "account %s in %s"
        .formatted(
            accountId(),
            accountRegions.stream().map(AccountRegion::region).collect(Collectors.joining(", ")));
  }
}
