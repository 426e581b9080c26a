package dev.trainspotter.ingest.simulation;

/// What keeps the table right. The simulation can leave out one of them, to show that its checks
/// notice.
enum Protection {
  /// An older observation never replaces a newer one.
  GUARD,
  /// One run at a time works at an account and Region.
  LEASE,
  /// A pass goes on where the run before ended.
  CHECKPOINT,
  /// A job that SageMaker does not find is described once more.
  LOOK_AFTER_NOT_FOUND,
  /// A finished job is described once more.
  LOOK_AFTER_THE_END
}
