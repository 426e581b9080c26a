package dev.trainspotter.benchmarks;

import dev.trainspotter.api.RowRoute;
import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.TrainingJob;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// A question that people ask of the rows, and the read units that its answer may cost.
///
/// @param target path and query string of the first request
/// @param rows how many the answer has, all its pages together
/// @param isWalk whether every page is asked for, or the first one only
record Question(String title, String target, int rows, boolean isWalk, double limit) {
  private static final String JOBS = RowRoute.LIST_TRAINING_JOBS.path();
  private static final int PAGE = 50;
  private static final int ROW_BYTES = 6 * 1024;

  /// What one read unit of an index is worth.
  private static final double UNIT_BYTES = 8 * 1024;

  /// Every question, for so many rows of this size.
  static List<Question> all(int rows, Bytes bytes) {
    TrainingJob typical = typical();
    AccountRegion accountRegion = typical.arn().accountRegion();
    String one =
        RowRoute.GET_TRAINING_JOB.pathOf(
            accountRegion.accountId(), accountRegion.region(), typical.arn().name());
    AccountRegion home = GeneratedJobs.AT_ONE_PLACE;
    String account = RowRoute.LIST_TRAINING_JOBS_OF_ACCOUNT.pathOf(home.accountId());
    String region = RowRoute.LIST_TRAINING_JOBS_OF_REGION.pathOf(home.accountId(), home.region());
    String everywhere = RowRoute.LIST_TRAINING_JOBS_OF_ACCOUNT.pathOf(GeneratedJobs.EVERYWHERE);
    String failed =
        "%s?training_job_status=Failed&creation_time__gte=%s"
            .formatted(JOBS, GeneratedJobs.NEWEST.minus(Duration.ofDays(1)));
    String everything = JOBS + "?limit=500";
    return List.of(
        new Question("the newest 50", JOBS, PAGE, false, 15),
        new Question("the 50 newest failed of the last day", failed, PAGE, false, 15),
        new Question("one account's 50 newest", account, PAGE, false, 10),
        new Question("one account's 50 newest in a Region", region, PAGE, false, 10),
        new Question("the same where it trains in three Regions", everywhere, PAGE, false, 15),
        new Question("one of 6 KB", one, 1, false, 2),
        new Question(
            "everything, 500 a page", everything, rows, true, 1.15 * bytes.entries() / UNIT_BYTES));
  }

  /// Of the newest hundred the one whose row is closest to 6 KB.
  private static TrainingJob typical() {
    return IntStream.range(0, 100)
        .mapToObj(GeneratedJobs::job)
        .min(Comparator.comparingLong(job -> Math.abs(Bytes.of(job.columns()).rows() - ROW_BYTES)))
        .orElseThrow();
  }
}
