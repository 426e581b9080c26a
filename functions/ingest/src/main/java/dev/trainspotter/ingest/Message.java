package dev.trainspotter.ingest;

/// What a queue's message says.
sealed interface Message permits Hint, Message.Unusable {
  /// It can never succeed.
  record Unusable(Reason reason) implements Message {}
}
