package dev.trainspotter.cli.local.account;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.TrainingJob;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What spot capacity saved: the instance hours that jobs on spot capacity trained, and those that
/// were billed. What other jobs might have saved is not guessed.
final class SpotSavings {
  private static final double SECONDS = 3600;

  private long jobs;
  private double trained;
  private double billed;

  /// Counts the job if it asked for spot capacity.
  void add(TrainingJob job) {
    AttributeValue spot = job.get(Column.ENABLE_MANAGED_SPOT_TRAINING);
    if (spot == null || !Boolean.TRUE.equals(spot.bool())) {
      return;
    }
    jobs++;
    @Nullable BigDecimal training = number(job, Column.TRAINING_TIME_IN_SECONDS);
    @Nullable BigDecimal billable = number(job, Column.BILLABLE_TIME_IN_SECONDS);
    if (training != null && billable != null) {
      @Nullable BigDecimal counted = number(job, Column.INSTANCE_COUNT);
      double instances = counted == null ? 1 : counted.doubleValue();
      trained += training.doubleValue() * instances;
      billed += billable.doubleValue() * instances;
    }
  }

  long jobs() {
    return jobs;
  }

  Finding finding() {
    String savings =
        trained <= 0
            ? ""
            : String.format(
                Locale.ROOT,
                ": %,.0f of %,.0f instance hours billed, %.0f %% saved",
                billed / SECONDS,
                trained / SECONDS,
                100 * (1 - billed / trained));
    return Finding.of(
        "jobs on spot capacity" + savings, Column.ENABLE_MANAGED_SPOT_TRAINING.id() + "=true");
  }

  private static @Nullable BigDecimal number(TrainingJob job, Column column) {
    AttributeValue value = job.get(column);
    return value == null || value.n() == null ? null : new BigDecimal(value.n());
  }
}
