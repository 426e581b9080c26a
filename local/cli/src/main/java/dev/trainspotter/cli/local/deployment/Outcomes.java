package dev.trainspotter.cli.local.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.catalog.writer.Outcome;
import dev.trainspotter.cli.terminal.FailureLine;
import dev.trainspotter.cli.terminal.Json;
import dev.trainspotter.cli.terminal.LineStream;
import dev.trainspotter.ingest.refresh.MessageLog;
import dev.trainspotter.ingest.refresh.MessageOutcome;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The outcome of each message, read from the lines that the ingest function logs.
///
/// A message that failed is delivered again and has no outcome yet. If a message has several
/// outcomes, the first counts. Only the newest 100,000 messages are remembered.
public final class Outcomes {
  private static final int MOST_REMEMBERED = 100_000;

  private final LocalProgress progress;
  private final Map<String, String> byMessage =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };
  private final Map<String, Integer> counts = new TreeMap<>();
  private @Nullable Instant firstKept;

  /// @param progress prints the messages that fail
  public Outcomes(LocalProgress progress) {
    this.progress = progress;
  }

  /// The stream that the ingest function logs to.
  public PrintStream lines() {
    return LineStream.to(this::read);
  }

  /// How many messages ended in each outcome.
  public synchronized Map<String, Integer> counts() {
    return new TreeMap<>(counts);
  }

  /// How many of these messages ended in each outcome.
  public synchronized Map<String, Integer> counts(Collection<String> messageIds) {
    Map<String, Integer> some = new TreeMap<>();
    messageIds.stream()
        .map(byMessage::get)
        .forEach(outcome -> some.merge(outcome == null ? "none" : name(outcome), 1, Integer::sum));
    return some;
  }

  /// The message's outcome, with the reason of a dead letter; null when it has none yet.
  public synchronized @Nullable String of(String messageId) {
    return byMessage.get(messageId);
  }

  /// When the first row was written; null when there is none.
  public synchronized @Nullable Instant firstKept() {
    return firstKept;
  }

  /// Waits until all of these messages have an outcome. Returns those that have none in time.
  public synchronized List<String> awaitAll(Collection<String> messageIds, Duration timeout) {
    long end = System.nanoTime() + timeout.toNanos();
    long left = timeout.toMillis();
    try {
      while (!byMessage.keySet().containsAll(messageIds) && left > 0) {
        wait(left);
        left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return messageIds.stream().filter(id -> !byMessage.containsKey(id)).toList();
  }

  private synchronized void read(String text) {
    JsonNode line = Json.read(text);
    if (!line.has(MessageLog.MESSAGE_ID)) {
      return;
    }
    String outcome = line.path(MessageLog.OUTCOME).asText();
    if (outcome.equals(MessageOutcome.Failed.ID)) {
      progress.print(
          "a message failed and will be delivered again: "
              + FailureLine.of(line.path(MessageLog.ERROR).asText()));
      return;
    }
    if (outcome.equals(Outcome.Kept.ID) && firstKept == null) {
      firstKept = Instant.now();
    }
    String reason = line.path(MessageLog.REASON).asText();
    byMessage.putIfAbsent(
        line.path(MessageLog.MESSAGE_ID).asText(),
        reason.isEmpty() ? outcome : outcome + ": " + reason);
    counts.merge(outcome, 1, Integer::sum);
    notifyAll();
  }

  /// The outcome without a reason.
  private static String name(String outcome) {
    return outcome.split(":", 2)[0];
  }
}
