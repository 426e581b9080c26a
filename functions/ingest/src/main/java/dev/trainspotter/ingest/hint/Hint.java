package dev.trainspotter.ingest.hint;

import dev.trainspotter.catalog.TrainingJobArn;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A message about one training job: its row may be out of date and must be refreshed.
///
/// @param name the job's name as SageMaker spells it; null when the message does not contain it
/// @param change the state change that the message reports; null when it is another message
/// @param state what earlier attempts to refresh the job left to know
public record Hint(
    TrainingJobArn arn, @Nullable String name, @Nullable StateChange change, HintState state)
    implements Message {
  /// What a state change event reports.
  ///
  /// @param detail the detail's members by SageMaker's names
  /// @param time the envelope's time
  /// @param id the envelope's id
  public record StateChange(Map<String, AttributeValue> detail, Instant time, String id) {}
}
