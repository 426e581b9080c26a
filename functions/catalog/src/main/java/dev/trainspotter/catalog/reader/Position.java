package dev.trainspotter.catalog.reader;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.table.Attributes;
import dev.trainspotter.catalog.table.KeyAttribute;
import java.time.DateTimeException;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A place in the order of all jobs, the newest first; there need not be a row at it.
///
/// @param creationTime as the table spells it
/// @param arn in lower case
public record Position(String creationTime, String arn) implements Comparable<Position> {
  private static final Comparator<Position> NEWEST_FIRST =
      Comparator.comparing(Position::creationTime).thenComparing(Position::arn).reversed();

  private static final String FIRST_ACCOUNT = "000000000000";
  private static final String LAST_ACCOUNT = "999999999999";
  private static final String FIRST_JOB = "0";
  private static final String LAST_JOB = "z".repeat(63);

  /// @throws IllegalArgumentException when no row can stand there
  public Position {
    TrainingJobArn parsed = TrainingJobArn.parse(arn);
    if (!isTime(creationTime) || parsed == null || !parsed.key().equals(arn)) {
      throw new IllegalArgumentException("no row can stand at " + creationTime + " " + arn);
    }
  }

  /// Where the row with this `_key` stands; null when no row can have it.
  public static @Nullable Position find(String key) {
    String[] parts = key.split("@", -1);
    try {
      return parts.length == 2 ? new Position(parts[1], parts[0]) : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /// Where this row stands.
  public static Position of(TrainingJob job) {
    return new Position(String.valueOf(job.text(Column.CREATION_TIME)), job.arn().key());
  }

  static Position of(Map<String, AttributeValue> item) {
    return new Position(
        Attributes.text(item, KeyAttribute.CREATION_TIME.id()),
        Attributes.text(item, KeyAttribute.ARN.id()));
  }

  /// The last place before the next job of this account that a walk comes to: not before this one
  /// in the walk's order, in the same millisecond, and named after nobody's job.
  public Position beforeJobsOf(String accountId, Order order) {
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

  @Override
  public int compareTo(Position other) {
    return NEWEST_FIRST.compare(this, other);
  }

  private static boolean isTime(String text) {
    try {
      return Timestamps.format(Timestamps.parse(text)).equals(text);
    } catch (DateTimeException _) {
      return false;
    }
  }
}
