package dev.trainspotter.catalog.reader;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.table.KeyAttribute;
import java.time.DateTimeException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A position in the order of all jobs: creation time, then ARN. There may be no row at it.
///
/// Positions that come from a caller, for example in a cursor, are validated. Those of items are
/// not, because the writer has validated what it stored.
public final class Position implements Comparable<Position> {
  private static final String FIRST_ACCOUNT = "000000000000";
  private static final String LAST_ACCOUNT = "999999999999";
  private static final String FIRST_JOB = "0";
  private static final String LAST_JOB = "z".repeat(63);

  private final String creationTime;
  private final String arn;

  /// @param creationTime in the catalog's spelling
  /// @param arn in lower case
  /// @throws IllegalArgumentException if no row can have this creation time and ARN
  public Position(String creationTime, String arn) {
    TrainingJobArn parsed = TrainingJobArn.parse(arn);
    if (!isTime(creationTime) || parsed == null || !parsed.key().equals(arn)) {
      throw new IllegalArgumentException(
          "no row can have creation time %s and ARN %s".formatted(creationTime, arn));
    }
    this.creationTime = creationTime;
    this.arn = arn;
  }

  private Position(Map<String, AttributeValue> item) {
    this.creationTime = Items.text(item, KeyAttribute.CREATION_TIME.id());
    this.arn = Items.text(item, KeyAttribute.ARN.id());
  }

  /// The position of the row with this `_key`; null if no row can have this key.
  public static @Nullable Position find(String key) {
    String[] parts = key.split("@", -1);
    try {
      return parts.length == 2 ? new Position(parts[1], parts[0]) : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /// The position of a row.
  public static Position of(TrainingJob job) {
    return new Position(String.valueOf(job.text(Column.CREATION_TIME)), job.arn().key());
  }

  /// The position of an item that the writer stored; not validated.
  static Position of(Map<String, AttributeValue> item) {
    return new Position(item);
  }

  /// The creation time in the catalog's spelling.
  public String creationTime() {
    return creationTime;
  }

  /// The ARN in lower case.
  public String arn() {
    return arn;
  }

  /// A position just before the account's next job in this order, in the same millisecond. It
  /// names no existing job, so a cursor made of it reveals none.
  ///
  /// It is never before this position, and the account has no job between the two.
  public Position beforeNextJobOf(String accountId, Order order) {
    TrainingJobArn here = new TrainingJobArn(arn);
    int step = order.isForward() ? 1 : -1;
    long next = Long.parseLong(accountId);
    boolean isBefore = (next - Long.parseLong(here.accountRegion().accountId())) * step > 0;
    String end = order.isForward() ? LAST_ACCOUNT : FIRST_ACCOUNT;
    String neighbour = isBefore ? "%012d".formatted(next - step) : end;
    String job = order.isForward() ? LAST_JOB : FIRST_JOB;
    return new Position(creationTime, here.sibling(neighbour, job).key());
  }

  /// The row's key in the table.
  Map<String, AttributeValue> key() {
    return Map.of(
        KeyAttribute.ARN.id(), AttributeValue.fromS(arn),
        KeyAttribute.CREATION_TIME.id(), AttributeValue.fromS(creationTime));
  }

  /// Newest first.
  @Override
  public int compareTo(Position other) {
    int byTime = other.creationTime.compareTo(creationTime);
    return byTime != 0 ? byTime : other.arn.compareTo(arn);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Position position
        && creationTime.equals(position.creationTime)
        && arn.equals(position.arn);
  }

  @Override
  public int hashCode() {
    return 31 * creationTime.hashCode() + arn.hashCode();
  }

  @Override
  public String toString() {
    return creationTime + " " + arn;
  }

  private static boolean isTime(String text) {
    try {
      return Timestamps.format(Timestamps.parse(text)).equals(text);
    } catch (DateTimeException _) {
      return false;
    }
  }
}
