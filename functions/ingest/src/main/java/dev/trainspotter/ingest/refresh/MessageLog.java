package dev.trainspotter.ingest.refresh;

import dev.trainspotter.edge.JsonLog;
import dev.trainspotter.ingest.hint.Hint;
import dev.trainspotter.ingest.hint.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes one log line and one line of metrics for each message, never a record's content.
public record MessageLog(JsonLog lines, InstantSource clock) {
  /// The name of the outcome: one of [MessageOutcome#id()].
  public static final String OUTCOME = "outcome";

  /// The queue's id of the message.
  public static final String MESSAGE_ID = "message_id";

  /// The job that the message is about; absent from dead-lettered and failed messages.
  public static final String TRAINING_JOB_ARN = "training_job_arn";

  /// Why SageMaker gave no usable response; only of deferred messages.
  public static final String CAUSE = "cause";

  /// Why the message can never succeed; only of dead-lettered messages.
  public static final String REASON = Reason.ATTRIBUTE;

  /// What went wrong; only of failed messages.
  public static final String ERROR = "error";

  /// Writes what became of a message about a job, for a state change with the time since the event.
  public void write(String messageId, Hint hint, MessageOutcome outcome) {
    Map<String, String> job = Map.of(TRAINING_JOB_ARN, hint.arn().spelling());
    write(messageId, outcome, job, hint.change() == null ? null : hint.change().time());
  }

  /// Writes what became of a message, without its job.
  public void write(String messageId, MessageOutcome outcome) {
    write(messageId, outcome, Map.of(), null);
  }

  private void write(
      String messageId,
      MessageOutcome outcome,
      Map<String, String> job,
      @Nullable Instant eventTime) {
    Map<String, String> line = new LinkedHashMap<>();
    line.put(OUTCOME, outcome.id());
    line.putAll(job);
    line.putAll(details(outcome));
    line.put(MESSAGE_ID, messageId);
    lines.log(level(outcome), "message " + outcome.id(), line);
    Instant now = clock.instant();
    List<JsonLog.Metric> metrics = new ArrayList<>();
    if (eventTime != null) {
      // An event's time may lie ahead of this clock.
      metrics.add(MessageMetric.DELAY.of(Math.max(0, Duration.between(eventTime, now).toMillis())));
    }
    metrics.add(MessageMetric.MESSAGES.of(1));
    lines.metrics(now, Map.of(MessageMetric.DIMENSION, outcome.id()), metrics);
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
