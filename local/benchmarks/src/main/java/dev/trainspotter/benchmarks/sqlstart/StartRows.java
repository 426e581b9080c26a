package dev.trainspotter.benchmarks.sqlstart;

import dev.trainspotter.catalog.KnownStatus;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/// The rows over which both engines answer, and the query.
///
/// @param status of the job
/// @param seconds that are billed
/// @param created when the job was created
record StartRows(String status, long seconds, Instant created) {
  /// Both engines accept it word for word.
  static final String QUERY =
      "SELECT training_job_status, count(*) AS jobs, sum(billable_time_in_seconds) AS seconds,"
          + " max(creation_time) AS newest FROM aws.sagemaker_training_job"
          + " GROUP BY training_job_status";

  private static final int ROWS = 1_000;
  private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");

  /// A thousand rows.
  static List<StartRows> all() {
    KnownStatus[] statuses = KnownStatus.values();
    return IntStream.range(0, ROWS)
        .mapToObj(
            i -> new StartRows(statuses[i % statuses.length].text(), i, FIRST.plusSeconds(60L * i)))
        .toList();
  }

  /// How many rows the answer must have.
  static int groups() {
    return KnownStatus.values().length;
  }
}
