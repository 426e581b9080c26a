package dev.trainspotter.catalog.state;

import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.table.ReadMeter;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Finished jobs at which ingest will look again: how many hints for such looks were sent.
///
/// So many messages about one job lead to one look after the other, not to many at a time.
public final class FinishedJobs {
  /// The number of looks at a job without a note.
  public static final int NONE = 0;

  private static final String TOPIC = "finished";
  private static final String CREATION_TIME = "creation_time";
  private static final String LOOKS = "looks";

  private final Notes notes;

  /// Those in the state table of this name.
  public FinishedJobs(DynamoDbEnhancedClient dynamo, String stateTableName) {
    this.notes = new Notes(dynamo, stateTableName);
  }

  /// How many hints for looks at this job were sent; [#NONE] when there is no note.
  ///
  /// @param creationTime tells the job from an earlier one of the same name
  public int looks(TrainingJobArn arn, String creationTime) {
    Map<String, AttributeValue> note = notes.get(TOPIC, arn.key(), new ReadMeter());
    if (note == null || !AttributeValue.fromS(creationTime).equals(note.get(CREATION_TIME))) {
      return NONE;
    }
    AttributeValue looks = note.get(LOOKS);
    return looks == null || looks.n() == null ? NONE : Integer.parseInt(looks.n());
  }

  /// Notes that the hint for this look was sent.
  public void note(TrainingJobArn arn, String creationTime, int look) {
    notes.put(
        TOPIC,
        arn.key(),
        Map.of(
            CREATION_TIME,
            AttributeValue.fromS(creationTime),
            LOOKS,
            AttributeValue.fromN("" + look)));
  }

  /// How many jobs have a note.
  public int count() {
    return notes.entries(TOPIC, new ReadMeter()).size();
  }

  /// Deletes the note of a job that needs no more looks.
  public void forget(TrainingJobArn arn) {
    notes.delete(TOPIC, arn.key());
  }
}
