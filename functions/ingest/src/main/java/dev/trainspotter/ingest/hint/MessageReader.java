package dev.trainspotter.ingest.hint;

import dev.trainspotter.catalog.Timestamps;
import dev.trainspotter.catalog.TrainingJobArn;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads a queue's message: a state change, a tag change, or a hint that ingest sent itself.
///
/// @param accounts whose jobs are accepted
/// @param clock stands in for an envelope without a time
public record MessageReader(Set<String> accounts, InstantSource clock) {
  static final String SOURCE = "source";
  private static final String DETAIL_TYPE = "detail-type";
  private static final AttributeValue ABSENT = AttributeValue.fromNul(true);

  public Message read(String body) {
    Map<String, AttributeValue> envelope;
    try {
      envelope = EnhancedDocument.fromJson(body).toMap();
    } catch (RuntimeException | StackOverflowError _) {
      return new Message.Unusable(Reason.NOT_JSON);
    }
    return switch (kind(envelope)) {
      case "aws.sagemaker/SageMaker Training Job State Change" -> stateChange(envelope);
      case "aws.tag/Tag Change on Resource" -> tagChange(envelope);
      case Hint.SOURCE + "/" -> ownHint(envelope);
      default -> new Message.Unusable(Reason.NOT_OURS);
    };
  }

  private static String kind(Map<String, AttributeValue> envelope) {
    return text(envelope, SOURCE) + "/" + text(envelope, DETAIL_TYPE);
  }

  private Message stateChange(Map<String, AttributeValue> envelope) {
    Map<String, AttributeValue> detail = envelope.getOrDefault("detail", ABSENT).m();
    TrainingJobArn arn = TrainingJobArn.parse(text(detail, "TrainingJobArn"));
    if (arn == null) {
      arn = resource(envelope);
    }
    if (arn == null) {
      return new Message.Unusable(Reason.BAD_ARN);
    }
    String name = text(detail, "TrainingJobName");
    if (!TrainingJobArn.isName(name)) {
      name = null;
    } else if (!name.equalsIgnoreCase(arn.name())) {
      // In the guide's own sample they disagree; SageMaker is asked by name.
      arn = TrainingJobArn.of(arn.accountRegion(), name);
    }
    Hint.StateChange change = new Hint.StateChange(detail, time(envelope), text(envelope, "id"));
    return accepted(envelope, new Hint(arn, name, change, HintState.NONE));
  }

  private Message tagChange(Map<String, AttributeValue> envelope) {
    Map<String, AttributeValue> detail = envelope.getOrDefault("detail", ABSENT).m();
    boolean isJob =
        text(detail, "service").equals("sagemaker")
            && text(detail, "resource-type").equals("training-job");
    if (!isJob) {
      return new Message.Unusable(Reason.NOT_OURS);
    }
    TrainingJobArn arn = resource(envelope);
    return arn == null
        ? new Message.Unusable(Reason.BAD_ARN)
        : accepted(envelope, new Hint(arn, null, null, HintState.NONE));
  }

  private Message ownHint(Map<String, AttributeValue> body) {
    TrainingJobArn arn = TrainingJobArn.parse(text(body, Hint.ARN));
    if (arn == null) {
      return new Message.Unusable(Reason.BAD_ARN);
    }
    if (!accounts.contains(arn.accountRegion().accountId())) {
      return new Message.Unusable(Reason.FOREIGN_ACCOUNT);
    }
    String name = text(body, Hint.NAME);
    String tries = body.getOrDefault(Hint.TRIES, ABSENT).n();
    boolean isSecondLook = Boolean.TRUE.equals(body.getOrDefault(Hint.SECOND_LOOK, ABSENT).bool());
    HintState delay =
        new HintState(
            tries != null && tries.matches("[0-9]{1,6}") ? Integer.parseInt(tries) : 0,
            instant(text(body, Hint.DENIED_SINCE)),
            isSecondLook,
            text(body, Hint.HEARD));
    return new Hint(arn, TrainingJobArn.isName(name) ? name : null, null, delay);
  }

  private Message accepted(Map<String, AttributeValue> envelope, Hint hint) {
    String account = hint.arn().accountRegion().accountId();
    return text(envelope, "account").equals(account) && accounts.contains(account)
        ? hint
        : new Message.Unusable(Reason.FOREIGN_ACCOUNT);
  }

  private static @Nullable TrainingJobArn resource(Map<String, AttributeValue> envelope) {
    List<AttributeValue> resources = envelope.getOrDefault("resources", ABSENT).l();
    String first = resources.isEmpty() ? null : resources.getFirst().s();
    return first == null ? null : TrainingJobArn.parse(first);
  }

  private Instant time(Map<String, AttributeValue> envelope) {
    Instant time = instant(text(envelope, "time"));
    return time == null ? clock.instant() : time;
  }

  private static @Nullable Instant instant(String text) {
    try {
      return Timestamps.parse(text);
    } catch (DateTimeException _) {
      return null;
    }
  }

  /// The member's text; empty when it has none.
  private static String text(Map<String, AttributeValue> members, String name) {
    String text = members.getOrDefault(name, ABSENT).s();
    return text == null ? "" : text;
  }
}
