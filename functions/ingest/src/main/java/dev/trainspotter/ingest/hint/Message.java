package dev.trainspotter.ingest.hint;

/// What a queue's message says.
public sealed interface Message permits Hint, Message.Unusable {
  /// It can never succeed.
  record Unusable(Reason reason) implements Message {}
}
