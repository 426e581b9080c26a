package dev.trainspotter.catalog.table;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.TrainingJobArn;
import java.time.DateTimeException;
import java.util.Comparator;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A place in the order of all jobs, the newest first; there need not be a row at it.
///
/// @param creationTime as the table spells it
/// @param arn in lower case
public record Position(String creationTime, String arn) implements Comparable<Position> {
  private static final Comparator<Position> NEWEST_FIRST =
      Comparator.comparing(Position::creationTime).thenComparing(Position::arn).reversed();

  /// @throws IllegalArgumentException when no row can stand there
  public Position {
    TrainingJobArn parsed = TrainingJobArn.parse(arn);
    if (!isTime(creationTime) || parsed == null || !parsed.key().equals(arn)) {
      throw new IllegalArgumentException("no row can stand at " + creationTime + " " + arn);
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
