package dev.trainspotter.catalog.writer;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.ContentHash;
import dev.trainspotter.catalog.TrainingJob;
import java.util.EnumSet;
import java.util.Set;

/// A fingerprint of what `Search` can show of a job, so that reconciliation sees without reading
/// the row whether it still says what SageMaker says.
final class Digest {
  /// Members that a Search record lacks.
  private static final Set<Column> NOT_IN_SEARCH =
      EnumSet.of(
          Column.BILLABLE_TOKEN_COUNT,
          Column.PROFILER_RULE_CONFIGURATIONS,
          Column.PROFILER_RULE_EVALUATION_STATUSES,
          Column.PROFILING_STATUS,
          Column.REMOTE_DEBUG_CONFIG,
          Column.INFRA_CHECK_CONFIG,
          Column.SERVERLESS_JOB_CONFIG,
          Column.MLFLOW_CONFIG,
          Column.MLFLOW_DETAILS,
          Column.PROGRESS_INFO,
          Column.WARM_POOL_STATUS);

  private Digest() {}

  static String of(TrainingJob job) {
    return ContentHash.of(job.columns(), Digest::isShown);
  }

  private static boolean isShown(String id) {
    Column column = Column.find(id);
    return column != null && column.member() != null && !NOT_IN_SEARCH.contains(column);
  }
}
