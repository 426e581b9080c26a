package dev.trainspotter.sql.read;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.reader.CatalogReader;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Counts what a statement has cost so far, and stops it when that is more than its budget. Several
/// threads may use it.
public final class Meter {
  private static final String NARROWER =
      "narrow it with a condition on %s, %s, %s, %s or %s"
          .formatted(
              Column.CREATION_TIME.id(),
              Column.TRAINING_JOB_STATUS.id(),
              Column.ACCOUNT_ID.id(),
              Column.REGION.id(),
              Column.TUNING_JOB_ARN.id());

  private final Budget budget;
  private final CatalogReader reader;
  private final long began = System.nanoTime();
  private final AtomicLong rows = new AtomicLong();

  /// Begins to count.
  ///
  /// @param reader counts the read units
  public Meter(Budget budget, CatalogReader reader) {
    this.budget = budget;
    this.reader = reader;
  }

  /// Counts rows that were read.
  ///
  /// @throws BudgetExceededException when the statement has cost too much
  void add(long moreRows) {
    long allRows = rows.addAndGet(moreRows);
    if (allRows > budget.rows()) {
      throw exceeded("%,d rows".formatted(budget.rows()));
    }
    if (reader.readUnits() > budget.readUnits()) {
      throw exceeded("%,.0f read units".formatted(budget.readUnits()));
    }
    requireTime();
  }

  /// Checks that the statement may go on.
  ///
  /// @throws BudgetExceededException when it has run too long
  public void requireTime() {
    if (elapsed().compareTo(budget.time()) >= 0) {
      throw exceeded("%d seconds".formatted(budget.time().toSeconds()));
    }
  }

  /// The time that is left; at least one second, so that a limit can be made of it.
  public Duration left() {
    Duration left = budget.time().minus(elapsed());
    Duration least = Duration.ofSeconds(1);
    return left.compareTo(least) < 0 ? least : left;
  }

  /// Since the beginning.
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /// Rows read so far.
  public long rows() {
    return rows.get();
  }

  /// DynamoDB's read units used so far.
  public double readUnits() {
    return reader.readUnits();
  }

  private static BudgetExceededException exceeded(String bound) {
    return new BudgetExceededException(
        "the statement needs more than %s, the most that one request may read: %s"
            .formatted(bound, NARROWER));
  }
}
