package dev.trainspotter.ingest.hint;

import dev.trainspotter.catalog.TrainingJobArn;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
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
    Map<String, AttributeValue> body = new LinkedHashMap<>();
    body.put(MessageReader.SOURCE, AttributeValue.fromS(SOURCE));
    body.put(ARN, AttributeValue.fromS(arn.spelling()));
    if (name != null) {
      body.put(NAME, AttributeValue.fromS(name));
    }
    body.put(TRIES, AttributeValue.fromN("" + delay.tries()));
    if (delay.deniedSince() != null) {
      body.put(DENIED_SINCE, AttributeValue.fromS(delay.deniedSince().toString()));
    }
    if (delay.isSecondLook()) {
      body.put(SECOND_LOOK, AttributeValue.fromBool(true));
    }
    if (!delay.heard().isEmpty()) {
      body.put(HEARD, AttributeValue.fromS(delay.heard()));
    }
    return EnhancedDocument.fromAttributeValueMap(body).toJson();
  }
}
