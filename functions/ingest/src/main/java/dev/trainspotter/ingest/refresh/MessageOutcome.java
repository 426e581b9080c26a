package dev.trainspotter.ingest.refresh;

import dev.trainspotter.catalog.writer.Outcome;
import dev.trainspotter.ingest.hint.Reason;
import dev.trainspotter.ingest.sagemaker.DescribeResult;

/// What became of one message.
public sealed interface MessageOutcome {
  /// SageMaker answered, and the table decided what to keep.
  record OfTable(Outcome outcome) implements MessageOutcome {}

  /// There is no usable answer of SageMaker yet; the hint waits in the backlog queue.
  record Deferred(DescribeResult.Cause cause) implements MessageOutcome {
    public static final String ID = "deferred";
  }

  /// The message can never succeed; the dead-letter queue has it.
  record DeadLettered(Reason reason) implements MessageOutcome {
    public static final String ID = "dead-lettered";
  }

  /// An error stopped the message; the queue delivers it again.
  record Failed(String error) implements MessageOutcome {
    public static final String ID = "failed";
  }

  /// The outcome's name in logs, metrics, the dashboard and local mode.
  default String id() {
    return switch (this) {
      case OfTable(var outcome) -> outcome.id();
      case Deferred _ -> Deferred.ID;
      case DeadLettered _ -> DeadLettered.ID;
      case Failed _ -> Failed.ID;
    };
  }
}
