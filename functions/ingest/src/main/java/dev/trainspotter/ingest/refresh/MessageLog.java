package dev.trainspotter.ingest.refresh;

import dev.trainspotter.catalog.writer.Outcome;
import dev.trainspotter.edge.JsonLog;
import dev.trainspotter.ingest.hint.Hint;
import dev.trainspotter.ingest.hint.HintOrigin;
import dev.trainspotter.ingest.hint.Reason;
import dev.trainspotter.ingest.sagemaker.DescribeResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes one log line for each message, never a record's content, and the metrics of those that
/// have any.
///
/// @param stackName the dimension of the metrics
public record MessageLog(JsonLog lines, InstantSource clock, String stackName) {
  /// The name of the outcome: one of [MessageOutcome#id()].
  public static final String OUTCOME = "outcome";

  /// The queue's id of the message.
  public static final String MESSAGE_ID = "message_id";

  /// The job that the message is about; absent from dead-lettered and failed messages.
  public static final String TRAINING_JOB_ARN = "training_job_arn";

  /// The account whose requests SageMaker or STS denied; only in lines with the cause `denied`.
  public static final String ACCOUNT_ID = "account_id";

  /// Why SageMaker gave no usable response; only of deferred messages.
  public static final String CAUSE = "cause";

  /// The member that cannot be read, or the error code of SageMaker or STS; only in lines with
  /// a cause.
  public static final String DETAIL = "detail";

  /// Why SageMaker listed no tags, although it described the job.
  public static final String TAGS_MISSING = "tags_missing";

  /// Members of the description that have another type than the documented one.
  public static final String UNREAD_MEMBERS = "unread_members";

  /// Why the message can never succeed; only of dead-lettered messages.
  public static final String REASON = Reason.ATTRIBUTE;

  /// Why reconciliation sent the hint, and the kind of range that it compared.
  public static final String WHY = "why";

  /// See [#WHY].
  public static final String SENT_BY = "sent_by";

  /// What went wrong; only of failed messages.
  public static final String ERROR = "error";

  /// Writes what became of a message about a job, for a state change with the time since the event
  /// and for a hint that goes on waiting with the time since it was first deferred.
  void write(String messageId, Hint hint, RefreshResult result) {
    Map<String, String> job = new LinkedHashMap<>();
    job.put(TRAINING_JOB_ARN, hint.arn().spelling());
    HintOrigin origin = hint.state().origin();
    if (origin != null) {
      job.put(WHY, origin.why().id());
      job.put(SENT_BY, origin.sentBy());
    }
    DescribeResult.Unavailable unavailable = result.unavailable();
    if (unavailable != null && unavailable.cause() == DescribeResult.Cause.DENIED) {
      job.put(ACCOUNT_ID, hint.arn().accountRegion().accountId());
    }
    job.putAll(details(result));
    write(messageId, result.outcome(), job);
    if (hint.change() != null && result.outcome().id().equals(Outcome.Kept.ID)) {
      measure(IngestMetric.DELAY, since(hint.change().time()).toMillis());
    }
    if (result.waitingSince() != null) {
      measure(IngestMetric.HINT_AGE, since(result.waitingSince()).toSeconds());
    }
  }

  /// An event's time may lie ahead of this clock.
  private Duration since(Instant time) {
    Duration passed = Duration.between(time, clock.instant());
    return passed.isNegative() ? Duration.ZERO : passed;
  }

  private void measure(IngestMetric metric, long value) {
    lines.metrics(clock.instant(), IngestMetric.dimensions(stackName), List.of(metric.of(value)));
  }

  private static Map<String, String> details(RefreshResult result) {
    Map<String, String> details = new LinkedHashMap<>();
    DescribeResult.Unavailable unavailable = result.unavailable();
    if (unavailable != null) {
      if (result.outcome() instanceof MessageOutcome.OfTable) {
        details.put(TAGS_MISSING, unavailable.cause().id());
      }
      if (!unavailable.detail().isEmpty()) {
        details.put(DETAIL, unavailable.detail());
      }
    }
    if (!result.unreadMembers().isEmpty()) {
      details.put(UNREAD_MEMBERS, String.join(", ", result.unreadMembers()));
    }
    return details;
  }

  /// Writes what became of a message, without its job.
  public void write(String messageId, MessageOutcome outcome) {
    write(messageId, outcome, Map.of());
    if (outcome instanceof MessageOutcome.Failed) {
      measure(IngestMetric.FAILED_MESSAGES, 1);
    }
  }

  private void write(String messageId, MessageOutcome outcome, Map<String, String> job) {
    Map<String, String> line = new LinkedHashMap<>();
    line.put(OUTCOME, outcome.id());
    line.putAll(job);
    line.putAll(details(outcome));
    line.put(MESSAGE_ID, messageId);
    lines.log(level(outcome), "message " + outcome.id(), line);
  }

  private static Map<String, String> details(MessageOutcome outcome) {
    return switch (outcome) {
      case MessageOutcome.OfTable _ -> Map.of();
      case MessageOutcome.Deferred(var cause) -> Map.of(CAUSE, cause.id());
      case MessageOutcome.DeadLettered(var reason) -> Map.of(REASON, reason.id());
      case MessageOutcome.Failed(var error) -> Map.of(ERROR, error);
    };
  }

  private static String level(MessageOutcome outcome) {
    return switch (outcome) {
      case MessageOutcome.OfTable _, MessageOutcome.Deferred _ -> "INFO";
      case MessageOutcome.DeadLettered _ -> "WARN";
      case MessageOutcome.Failed _ -> "ERROR";
    };
  }
}
