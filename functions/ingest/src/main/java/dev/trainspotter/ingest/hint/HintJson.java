package dev.trainspotter.ingest.hint;

import dev.trainspotter.catalog.JsonObject;
import dev.trainspotter.catalog.TrainingJobArn;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The message format of the hints that ingest sends to its own queue.
///
/// Messages stay in the queue while a new version is deployed, so member names must not change.
final class HintJson {
  /// Tells our own messages from events, which have other sources.
  private static final String OWN_SOURCE = "trainspotter";

  private static final String ARN = "training_job_arn";
  private static final String NAME = "training_job_name";
  private static final String TRIES = "tries";
  private static final String WAITING_SINCE = "waiting_since";
  private static final String DENIED_SINCE = "denied_since";
  private static final String AFTER_NOT_FOUND = "second_look";
  private static final String FOR_TAGS = "tags_only";
  private static final String NEWEST_CHANGE = "heard";
  private static final String WHY = "why";
  private static final String SENT_BY = "sent_by";
  private static final String LOOK = "look";
  private static final String DUE = "due";

  private HintJson() {}

  /// The message of this hint. It leaves out the event's own detail.
  static String toJson(Hint hint) {
    HintState state = hint.state();
    JsonObject body =
        new JsonObject()
            .with(EventKind.SOURCE, OWN_SOURCE)
            .with(ARN, hint.arn().spelling())
            .with(NAME, hint.name())
            .with(TRIES, state.tries())
            .with(WAITING_SINCE, Objects.toString(state.waitingSince(), null))
            .with(DENIED_SINCE, Objects.toString(state.deniedSince(), null));
    if (state.isAfterNotFound()) {
      body.with(AFTER_NOT_FOUND, true);
    }
    if (state.isForTags()) {
      body.with(FOR_TAGS, true);
    }
    if (!state.newestChange().isEmpty()) {
      body.with(NEWEST_CHANGE, state.newestChange());
    }
    if (state.origin() != null) {
      body.with(WHY, state.origin().why().id()).with(SENT_BY, state.origin().sentBy());
    }
    if (state.look() != null) {
      body.with(LOOK, state.look().number()).with(DUE, state.look().due().toString());
    }
    return body.toString();
  }

  /// Whether this message is one of our own.
  static boolean isOwn(JsonMembers body) {
    return body.text(EventKind.SOURCE).equals(OWN_SOURCE)
        && body.text(EventKind.DETAIL_TYPE).isEmpty();
  }

  /// The hint in one of our own messages; null when it has no training job's ARN.
  static @Nullable Hint fromJson(JsonMembers body) {
    TrainingJobArn arn = TrainingJobArn.parse(body.text(ARN));
    if (arn == null) {
      return null;
    }
    String name = body.text(NAME);
    HintState state =
        new HintState(
            body.count(TRIES),
            body.time(WAITING_SINCE),
            body.time(DENIED_SINCE),
            body.isTrue(AFTER_NOT_FOUND),
            body.isTrue(FOR_TAGS),
            body.text(NEWEST_CHANGE),
            origin(body),
            look(body));
    return new Hint(arn, TrainingJobArn.isName(name) ? name : null, null, state);
  }

  private static @Nullable Look look(JsonMembers body) {
    Instant due = body.time(DUE);
    int number = body.count(LOOK);
    return due == null || number == 0 ? null : new Look(number, due);
  }

  private static @Nullable HintOrigin origin(JsonMembers body) {
    HintOrigin.Why why = HintOrigin.Why.find(body.text(WHY));
    return why == null ? null : new HintOrigin(why, body.text(SENT_BY));
  }
}
