package dev.trainspotter.ingest.hint;

import dev.trainspotter.catalog.TrainingJobArn;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads a queue's message: a state change, a tag change, or a hint that ingest sent to itself.
///
/// @param isCollected whether jobs of the account with this id are accepted
/// @param clock gives the time of an envelope that has none
public record MessageReader(Predicate<String> isCollected, InstantSource clock) {
  /// The hint in this message, or the reason why there is none.
  public Message read(String body) {
    JsonMembers members = JsonMembers.parse(body);
    if (members == null) {
      return new Message.Unusable(Reason.NOT_JSON);
    }
    if (HintJson.isOwn(members)) {
      return ownHint(members);
    }
    return switch (EventKind.of(members)) {
      case STATE_CHANGE -> stateChange(members);
      case TAG_CHANGE -> tagChange(members);
      case null -> new Message.Unusable(Reason.NOT_OURS);
    };
  }

  private Message stateChange(JsonMembers envelope) {
    JsonMembers detail = envelope.object(EventKind.DETAIL);
    TrainingJobArn arn = TrainingJobArn.parse(detail.text("TrainingJobArn"));
    if (arn == null) {
      arn = resource(envelope);
    }
    if (arn == null) {
      return new Message.Unusable(Reason.BAD_ARN);
    }
    String name = detail.text("TrainingJobName");
    if (!TrainingJobArn.isName(name)) {
      name = null;
    } else if (!name.equalsIgnoreCase(arn.name())) {
      // In the sample event of SageMaker's guide they differ; jobs are described by name.
      arn = TrainingJobArn.of(arn.accountRegion(), name);
    }
    Instant time = envelope.time("time");
    Hint.StateChange change =
        new Hint.StateChange(
            detail.byName(), time == null ? clock.instant() : time, envelope.text("id"));
    return accepted(envelope, new Hint(arn, name, change, HintState.NEW));
  }

  private Message tagChange(JsonMembers envelope) {
    TrainingJobArn arn = resource(envelope);
    return arn == null
        ? new Message.Unusable(Reason.BAD_ARN)
        : accepted(envelope, new Hint(arn, null, null, HintState.NEW));
  }

  private Message ownHint(JsonMembers body) {
    Hint hint = HintJson.fromJson(body);
    if (hint == null) {
      return new Message.Unusable(Reason.BAD_ARN);
    }
    return isCollected.test(hint.arn().accountRegion().accountId())
        ? hint
        : new Message.Unusable(Reason.FOREIGN_ACCOUNT);
  }

  private Message accepted(JsonMembers envelope, Hint hint) {
    String account = hint.arn().accountRegion().accountId();
    return envelope.text("account").equals(account) && isCollected.test(account)
        ? hint
        : new Message.Unusable(Reason.FOREIGN_ACCOUNT);
  }

  private static @Nullable TrainingJobArn resource(JsonMembers envelope) {
    return TrainingJobArn.parse(envelope.firstText("resources"));
  }
}
