package dev.trainspotter.catalog.state;

import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.table.ReadMeter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;

/// The times at which SageMaker did not find a job that had no row yet.
///
/// A message about the job can still come that is older than such a time. The row that it makes is
/// then marked as deleted, as if the message had come first.
public final class NotFoundTimes {
  private static final String TOPIC = "not found ";

  private final Notes notes;

  /// Those in the state table of this name.
  public NotFoundTimes(DynamoDbEnhancedClient dynamo, String stateTableName) {
    this.notes = new Notes(dynamo, stateTableName);
  }

  /// Adds a time; adding it again changes nothing.
  public void add(TrainingJobArn arn, Instant time) {
    notes.put(TOPIC + arn.key(), time.toString(), Map.of());
  }

  /// The times of one job, read consistently.
  public List<Instant> of(TrainingJobArn arn) {
    return notes.entriesNow(TOPIC + arn.key(), new ReadMeter()).stream()
        .map(Instant::parse)
        .toList();
  }
}
