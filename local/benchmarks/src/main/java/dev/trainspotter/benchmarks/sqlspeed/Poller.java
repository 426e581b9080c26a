package dev.trainspotter.benchmarks.sqlspeed;

import java.util.Locale;

/// What a program without a copy of the jobs has to request from SageMaker before it can answer the
/// same questions.
///
/// @param jobs of all accounts
record Poller(int jobs) {
  /// `ListTrainingJobs` returns at most so many.
  private static final int PAGE = 100;

  /// `DescribeTrainingJob` and `ListTags`.
  private static final int REQUESTS_A_JOB = 2;

  /// A public report of such a program has 928,978 requests in 12 hours.
  private static final double REQUESTS_A_SECOND = 928_978 / (12 * 3_600.0);

  String text() {
    int requests = (jobs + PAGE - 1) / PAGE + REQUESTS_A_JOB * jobs;
    return String.format(
        Locale.ROOT,
        "A program that asks SageMaker instead needs %,d requests for these %,d jobs:"
            + " %.1f minutes at %.1f requests a second.",
        requests,
        jobs,
        requests / REQUESTS_A_SECOND / 60,
        REQUESTS_A_SECOND);
  }
}
