package dev.trainspotter.benchmarks.organization;

import dev.trainspotter.benchmarks.reconciliation.GeneratedAccount;
import dev.trainspotter.benchmarks.reconciliation.SearchHttp;
import dev.trainspotter.benchmarks.reconciliation.SearchHttp.Response;
import dev.trainspotter.catalog.AccountRegion;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The accounts of an organization, each with jobs in every Region. The first one has as many jobs
/// as all others together; every twentieth account denies all requests.
///
/// @param accounts how many accounts there are
/// @param regions how many Regions each of them has
/// @param jobs how many jobs an account has in each Region, except the first one
record GeneratedOrganization(int accounts, int regions, int jobs) {
  /// About as long as SageMaker takes for a response.
  private static final Duration LATENCY = Duration.ofMillis(100);

  private static final List<String> REGIONS =
      List.of("us-east-1", "us-west-2", "eu-west-1", "ap-southeast-1");
  private static final int DENIED = 20;
  private static final long FIRST = 100_000_000_000L;

  static final int MOST_REGIONS = REGIONS.size();

  List<String> accountIds() {
    return IntStream.range(0, accounts).mapToObj(GeneratedOrganization::id).toList();
  }

  List<String> regionNames() {
    return REGIONS.subList(0, regions);
  }

  /// All accounts and Regions that respond.
  Stream<AccountRegion> allowed() {
    return accountIds().stream()
        .filter(account -> !isDenied(account))
        .flatMap(
            account -> regionNames().stream().map(region -> new AccountRegion(account, region)));
  }

  /// How many jobs the accounts that respond have together.
  long allowedJobs() {
    return allowed().mapToLong(this::jobsOf).sum();
  }

  /// The response to a request to Search with the credentials of an account.
  Response search(SearchHttp.Request request) {
    LockSupport.parkNanos(LATENCY.toNanos());
    AccountRegion place = request.accountRegion();
    return isDenied(place.accountId())
        ? new Response(400, "{\"__type\":\"AccessDeniedException\",\"Message\":\"denied\"}")
        : new Response(200, new GeneratedAccount(place, jobsOf(place)).search(request.body()));
  }

  private int jobsOf(AccountRegion place) {
    return place.accountId().equals(id(0)) ? jobs * (accounts - 1) : jobs;
  }

  private static String id(int number) {
    return String.valueOf(FIRST + number);
  }

  private static boolean isDenied(String account) {
    return (Long.parseLong(account) - FIRST) % DENIED == DENIED - 1;
  }
}
