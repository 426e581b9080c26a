package dev.trainspotter.infra.events;

import dev.trainspotter.infra.security.Encryption;
import java.time.Duration;
import software.constructs.Construct;

/// The three queues of the stack.
///
/// @param live receives events from EventBridge
/// @param backlog receives the hints that ingest postpones
/// @param deadLetters receives every message that could not be processed
public record Queues(SourceQueue live, SourceQueue backlog, DeadLetters deadLetters) {
  /// Adds the queues to the stack.
  ///
  /// @param consumerTimeout the timeout of the function that reads the live queue and the backlog
  public static Queues of(Construct stack, Duration consumerTimeout, Encryption encryption) {
    DeadLetters deadLetters = new DeadLetters(stack, encryption);
    return new Queues(
        new SourceQueue(stack, "LiveQueue", consumerTimeout, encryption, deadLetters),
        new SourceQueue(stack, "BacklogQueue", consumerTimeout, encryption, deadLetters),
        deadLetters);
  }
}
