package dev.trainspotter.benchmarks.readunits;

import dev.trainspotter.api.RowRoute;
import dev.trainspotter.benchmarks.rows.GeneratedJobs;
import dev.trainspotter.benchmarks.rows.RowBytes;
import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.TrainingJob;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// A typical request, and the read units that its response may cost.
///
/// @param target path and query string of the first request
/// @param rows how many rows the response has, all pages together
/// @param isWalk whether all pages are requested, or only the first one
record MeasuredRequest(String title, String target, int rows, boolean isWalk, double limit) {
  private static final String JOBS = RowRoute.LIST_TRAINING_JOBS.path();
  private static final int PAGE = 50;
  private static final int ROW_BYTES = 6 * 1024;

  /// How many bytes of an index one read unit covers.
  private static final double UNIT_BYTES = 8 * 1024;

  /// All measured requests, for this number of rows of this size.
  static List<MeasuredRequest> all(int rows, RowBytes bytes) {
    TrainingJob typical = typical();
    AccountRegion accountRegion = typical.arn().accountRegion();
    String one =
        RowRoute.GET_TRAINING_JOB.pathOf(
            accountRegion.accountId(), accountRegion.region(), typical.arn().name());
    AccountRegion oneRegion = GeneratedJobs.ONE_REGION_ACCOUNT;
    String account = RowRoute.LIST_TRAINING_JOBS_OF_ACCOUNT.pathOf(oneRegion.accountId());
    String region =
        RowRoute.LIST_TRAINING_JOBS_OF_REGION.pathOf(oneRegion.accountId(), oneRegion.region());
    String allRegions =
        RowRoute.LIST_TRAINING_JOBS_OF_ACCOUNT.pathOf(GeneratedJobs.ALL_REGIONS_ACCOUNT);
    String failed =
        "%s?training_job_status=Failed&creation_time__gte=%s"
            .formatted(JOBS, GeneratedJobs.NEWEST.minus(Duration.ofDays(1)));
    String everything = JOBS + "?limit=500";
    return List.of(
        new MeasuredRequest("the newest 50", JOBS, PAGE, false, 15),
        new MeasuredRequest("the 50 newest failed of the last day", failed, PAGE, false, 15),
        new MeasuredRequest("one account's 50 newest", account, PAGE, false, 10),
        new MeasuredRequest("one account's 50 newest in a Region", region, PAGE, false, 10),
        new MeasuredRequest(
            "the same where it trains in three Regions", allRegions, PAGE, false, 15),
        new MeasuredRequest("one of 6 KB", one, 1, false, 2),
        new MeasuredRequest(
            "everything, 500 a page", everything, rows, true, 1.15 * bytes.entries() / UNIT_BYTES));
  }

  /// The job among the newest hundred whose row is closest to 6 KB.
  private static TrainingJob typical() {
    return IntStream.range(0, 100)
        .mapToObj(GeneratedJobs::job)
        .min(
            Comparator.comparingLong(
                job -> Math.abs(RowBytes.of(job.columns()).rows() - ROW_BYTES)))
        .orElseThrow();
  }
}
