package dev.trainspotter.ingest.hint;

/// A message of the queue as it was understood.
public sealed interface Message permits Hint, Message.Unusable {
  /// A message that can never succeed.
  record Unusable(Reason reason) implements Message {}
}
