package dev.trainspotter.ingest.hint;

import dev.trainspotter.catalog.JsonObject;
import dev.trainspotter.catalog.TrainingJobArn;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A message that says: look at this job.
///
/// @param name the name to ask by, as SageMaker spells it; null when the message does not tell
/// @param change what the event itself said; null when it was no state change
/// @param delay how long the hint has been waiting
public record Hint(
    TrainingJobArn arn, @Nullable String name, @Nullable StateChange change, HintState delay)
    implements Message {
  /// The source of the hints that ingest sends to itself.
  static final String SOURCE = "trainspotter";

  static final String ARN = "training_job_arn";
  static final String NAME = "training_job_name";
  static final String TRIES = "tries";
  static final String DENIED_SINCE = "denied_since";
  static final String SECOND_LOOK = "second_look";
  static final String HEARD = "heard";

  /// An event's own news.
  ///
  /// @param detail the members by SageMaker's names
  /// @param time the envelope's time
  /// @param id the envelope's id
  public record StateChange(Map<String, AttributeValue> detail, Instant time, String id) {}

  /// The message that says the same, without the event's own detail.
  String toJson() {
    JsonObject body =
        new JsonObject()
            .with(MessageReader.SOURCE, SOURCE)
            .with(ARN, arn.spelling())
            .with(NAME, name)
            .with(TRIES, delay.tries())
            .with(DENIED_SINCE, Objects.toString(delay.deniedSince(), null));
    if (delay.isSecondLook()) {
      body.with(SECOND_LOOK, true);
    }
    if (!delay.heard().isEmpty()) {
      body.with(HEARD, delay.heard());
    }
    return body.toString();
  }
}
