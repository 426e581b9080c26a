package dev.trainspotter.ingest.refresh;

import dev.trainspotter.catalog.writer.Outcome;
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
  private final JobRefresh look;
  private final Queues queues;
  private final MessageLog journal;
  private final ExecutorService threads;

  public Ingest(
      MessageReader messages,
      JobRefresh look,
      Queues queues,
      MessageLog journal,
      ExecutorService threads) {
    this.messages = messages;
    this.look = look;
    this.queues = queues;
    this.journal = journal;
    this.threads = threads;
  }

  /// A message as the queue delivered it.
  public record Delivery(String messageId, String body) {}

  private record Received(Delivery delivery, Hint hint) {}

  /// The ids of those messages that must come again.
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
          if (!bury(delivery, reason)) {
            failed.add(delivery.messageId());
          }
        }
      }
    }
    List<Future<?>> looks = new ArrayList<>();
    for (List<Received> job : byJob.values()) {
      looks.add(threads.submit(() -> failed.addAll(look(job, pacing))));
    }
    looks.forEach(Ingest::await);
    return failed;
  }

  /// Looks at one job for all its messages; the ids of those that must come again. The one place
  /// that catches everything: a message must not fail its neighbours.
  private Set<String> look(List<Received> job, Pacing pacing) {
    Set<String> failed = new HashSet<>();
    try {
      Outcome outcome = look.at(job.stream().map(Received::hint).toList(), pacing);
      for (Received received : job) {
        if (!end(received, outcome)) {
          failed.add(received.delivery().messageId());
        }
      }
    } catch (RuntimeException e) {
      for (Received received : job) {
        journal.failed(received.delivery().messageId(), e);
        failed.add(received.delivery().messageId());
      }
    }
    return failed;
  }

  private boolean end(Received received, Outcome outcome) {
    if (outcome instanceof Outcome.DeadLettered(var reason)) {
      return bury(received.delivery(), Reason.of(reason));
    }
    journal.ended(received.delivery().messageId(), received.hint(), outcome);
    return true;
  }

  private boolean bury(Delivery delivery, Reason reason) {
    try {
      queues.bury(delivery.body(), reason);
      journal.buried(delivery.messageId(), reason);
      return true;
    } catch (RuntimeException e) {
      journal.failed(delivery.messageId(), e);
      return false;
    }
  }

  private static void await(Future<?> look) {
    try {
      look.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking at jobs", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a look ended in no outcome", e);
    }
  }
}
