package dev.trainspotter.catalog.writer;

/// What the table made of a sighting.
public sealed interface Outcome {
  /// A row was written.
  ///
  /// @param isNew whether this generation had no row before
  record Kept(boolean isNew) implements Outcome {
    public static final String ID = "kept";
  }

  /// The row already says the same.
  record Unchanged() implements Outcome {
    public static final String ID = "unchanged";
  }

  /// The row holds something newer; this is not an error.
  record Stale() implements Outcome {
    public static final String ID = "stale";
  }

  /// SageMaker no longer knows the job.
  ///
  /// @param isMarked whether a row exists that is now marked as deleted
  record Gone(boolean isMarked) implements Outcome {
    public static final String ID = "gone";
  }

  /// The outcome's name in logs and metrics.
  default String id() {
    return switch (this) {
      case Kept _ -> Kept.ID;
      case Unchanged _ -> Unchanged.ID;
      case Stale _ -> Stale.ID;
      case Gone _ -> Gone.ID;
    };
  }
}
