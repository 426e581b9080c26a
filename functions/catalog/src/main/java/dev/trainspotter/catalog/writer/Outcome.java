package dev.trainspotter.catalog.writer;

/// What became of one look at a job.
public sealed interface Outcome {
  /// A row was written.
  ///
  /// @param isNew whether this generation had no row before
  record Kept(boolean isNew) implements OfTable {}

  /// The row says the same already.
  record Unchanged() implements OfTable {}

  /// The row knows something newer; not an error.
  record Stale() implements OfTable {}

  /// SageMaker does not know the job any more.
  ///
  /// @param isMarked whether there is a row that says so
  record Gone(boolean isMarked) implements OfTable {}

  /// SageMaker could not be asked now; the hint waits in the backlog queue.
  ///
  /// @param cause why, in one word
  record Deferred(String cause) implements Outcome {}

  /// It can never succeed; the dead-letter queue has it.
  ///
  /// @param reason why, as the letter's attribute says
  record DeadLettered(String reason) implements Outcome {}

  /// What the table itself answers.
  sealed interface OfTable extends Outcome {}

  /// The outcome's name in logs and metrics.
  default String id() {
    return switch (this) {
      case Kept _ -> "kept";
      case Unchanged _ -> "unchanged";
      case Stale _ -> "stale";
      case Gone _ -> "gone";
      case Deferred _ -> "deferred";
      case DeadLettered _ -> "dead-lettered";
    };
  }
}
