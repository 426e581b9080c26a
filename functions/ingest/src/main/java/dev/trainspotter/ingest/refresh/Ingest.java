package dev.trainspotter.ingest.refresh;

import dev.trainspotter.ingest.hint.Hint;
import dev.trainspotter.ingest.hint.Message;
import dev.trainspotter.ingest.hint.MessageReader;
import dev.trainspotter.ingest.hint.Queues;
import dev.trainspotter.ingest.hint.Reason;
import dev.trainspotter.ingest.sagemaker.Pacing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// Takes a batch of messages: each ends in one outcome or comes again.
public final class Ingest {
  private final MessageReader messages;
  private final JobRefresh refresh;
  private final Queues queues;
  private final MessageLog log;
  private final ExecutorService threads;

  public Ingest(
      MessageReader messages,
      JobRefresh refresh,
      Queues queues,
      MessageLog log,
      ExecutorService threads) {
    this.messages = messages;
    this.refresh = refresh;
    this.queues = queues;
    this.log = log;
    this.threads = threads;
  }

  /// A message as the queue delivered it.
  public record Delivery(String messageId, String body) {}

  private record Received(Delivery delivery, Hint hint) {}

  /// The ids of the messages that the queue must deliver again.
  public Set<String> take(List<Delivery> batch, Pacing pacing) {
    Set<String> failed = ConcurrentHashMap.newKeySet();
    Map<String, List<Received>> byJob = new LinkedHashMap<>();
    for (Delivery delivery : batch) {
      switch (messages.read(delivery.body())) {
        case Hint hint ->
            byJob
                .computeIfAbsent(hint.arn().key(), _ -> new ArrayList<>())
                .add(new Received(delivery, hint));
        case Message.Unusable(var reason) -> {
          if (!sendToDeadLetters(delivery, reason)) {
            failed.add(delivery.messageId());
          }
        }
      }
    }
    List<Future<?>> refreshes = new ArrayList<>();
    for (List<Received> job : byJob.values()) {
      refreshes.add(threads.submit(() -> failed.addAll(refresh(job, pacing))));
    }
    refreshes.forEach(Ingest::await);
    return failed;
  }

  /// Refreshes one job for all its messages and returns the ids of those that must come again.
  ///
  /// The one place that catches everything: a message must not fail its neighbours.
  private Set<String> refresh(List<Received> job, Pacing pacing) {
    Set<String> failed = new HashSet<>();
    try {
      MessageOutcome outcome = refresh.of(job.stream().map(Received::hint).toList(), pacing);
      for (Received received : job) {
        if (!end(received, outcome)) {
          failed.add(received.delivery().messageId());
        }
      }
    } catch (RuntimeException e) {
      for (Received received : job) {
        fail(received.delivery(), e);
        failed.add(received.delivery().messageId());
      }
    }
    return failed;
  }

  private boolean end(Received received, MessageOutcome outcome) {
    if (outcome instanceof MessageOutcome.DeadLettered(var reason)) {
      return sendToDeadLetters(received.delivery(), reason);
    }
    log.write(received.delivery().messageId(), received.hint(), outcome);
    return true;
  }

  /// False when the message must come again, because the dead-letter queue could not be reached.
  private boolean sendToDeadLetters(Delivery delivery, Reason reason) {
    try {
      queues.sendToDeadLetters(delivery.body(), reason);
      log.write(delivery.messageId(), new MessageOutcome.DeadLettered(reason));
      return true;
    } catch (RuntimeException e) {
      fail(delivery, e);
      return false;
    }
  }

  private void fail(Delivery delivery, RuntimeException e) {
    log.write(delivery.messageId(), new MessageOutcome.Failed(e.toString()));
  }

  private static void await(Future<?> refresh) {
    try {
      refresh.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while jobs were being refreshed", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a job's refresh ended without an outcome", e);
    }
  }
}
