package dev.trainspotter.ingest.refresh;

import dev.trainspotter.catalog.describe.JobReader;
import dev.trainspotter.catalog.masking.Masking;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.state.FinishedJobs;
import dev.trainspotter.catalog.state.LastEvents;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.writer.CatalogTable;
import dev.trainspotter.edge.Clients;
import dev.trainspotter.edge.InstanceErrors;
import dev.trainspotter.edge.JsonLog;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.edge.Threads;
import dev.trainspotter.ingest.hint.Hint;
import dev.trainspotter.ingest.hint.Message;
import dev.trainspotter.ingest.hint.MessageReader;
import dev.trainspotter.ingest.hint.Queues;
import dev.trainspotter.ingest.hint.Reason;
import dev.trainspotter.ingest.sagemaker.Pacing;
import dev.trainspotter.ingest.sagemaker.SageMakerClients;
import dev.trainspotter.ingest.sagemaker.SageMakerJobs;
import java.io.PrintStream;
import java.time.InstantSource;
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
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Takes a batch of messages: each ends in one outcome or comes again.
public final class Ingest {
  private static final int MOST_CAUSES = 5;

  private final MessageReader messages;
  private final JobRefresh refresh;
  private final Queues queues;
  private final Masking masking;
  private final MessageLog log;
  private final EventNotes events;
  private final ExecutorService threads;

  private Ingest(
      MessageReader messages,
      JobRefresh refresh,
      Queues queues,
      Masking masking,
      MessageLog log,
      EventNotes events,
      ExecutorService threads) {
    this.messages = messages;
    this.refresh = refresh;
    this.queues = queues;
    this.masking = masking;
    this.log = log;
    this.events = events;
    this.threads = threads;
  }

  /// Ingest with clients of its own over this HTTP client.
  ///
  /// @param out receives log lines and metrics
  public static Ingest open(Settings settings, SdkHttpClient http, PrintStream out) {
    return open(settings, http, Clients.dynamo(http), Queues.client(http), out);
  }

  /// Ingest with these clients.
  ///
  /// @param http sends the requests to SageMaker
  /// @param out receives log lines and metrics
  public static Ingest open(
      Settings settings,
      SdkHttpClient http,
      DynamoDbClient dynamo,
      SqsClient sqs,
      PrintStream out) {
    return open(settings, new SageMakerClients(http, settings), dynamo, sqs, out);
  }

  /// Ingest with these clients of SageMaker.
  public static Ingest open(
      Settings settings,
      SageMakerClients clients,
      DynamoDbClient dynamo,
      SqsClient sqs,
      PrintStream out) {
    return open(
        settings,
        clients,
        new CatalogTable(dynamo, settings.tableNames(), masking(settings)),
        dynamo,
        sqs,
        out,
        InstantSource.system(),
        Threads.open());
  }

  /// Ingest with these clients, this writer of the table, this clock and these threads.
  public static Ingest open(
      Settings settings,
      SageMakerClients clients,
      CatalogTable table,
      DynamoDbClient dynamo,
      SqsClient sqs,
      PrintStream out,
      InstantSource clock,
      ExecutorService threads) {
    Masking masking = masking(settings);
    JobReader reader = new JobReader(masking);
    SageMakerJobs jobs = new SageMakerJobs(clients, reader, clock);
    Queues queues = Queues.of(sqs, settings);
    CatalogReader rows = new CatalogReader(dynamo, settings.tableNames());
    FinishedJobs finished = new FinishedJobs(Items.client(dynamo), settings.stateTableName());
    Looks looks = new Looks(finished, queues, clock);
    JsonLog lines = new JsonLog(out);
    return new Ingest(
        new MessageReader(settings.collected(), clock),
        new JobRefresh(table, rows, reader, jobs, queues, looks, clock),
        queues,
        masking,
        new MessageLog(lines, clock, settings.stackName()),
        new EventNotes(
            new LastEvents(Items.client(dynamo), settings.stateTableName()), masking, lines, clock),
        threads);
  }

  private static Masking masking(Settings settings) {
    return settings.isMasking() ? Masking.on() : Masking.off();
  }

  /// A message as the queue delivered it.
  public record Delivery(String messageId, String body) {}

  private record Received(Delivery delivery, Hint hint) {}

  /// The queues that it sends to.
  public Queues queues() {
    return queues;
  }

  /// The ids of the messages that the queue must deliver again.
  public Set<String> take(List<Delivery> batch, Pacing pacing) {
    Set<String> failed = ConcurrentHashMap.newKeySet();
    Map<String, List<Received>> byJob = new LinkedHashMap<>();
    for (Delivery delivery : batch) {
      Hint hint = hint(delivery, failed);
      if (hint != null) {
        byJob
            .computeIfAbsent(hint.arn().key(), _ -> new ArrayList<>())
            .add(new Received(delivery, hint));
      }
    }
    List<Future<?>> refreshes = new ArrayList<>();
    for (List<Received> job : byJob.values()) {
      refreshes.add(threads.submit(() -> failed.addAll(refresh(job, pacing))));
    }
    refreshes.forEach(Ingest::await);
    events.note(
        byJob.values().stream()
            .flatMap(List::stream)
            .filter(received -> !failed.contains(received.delivery().messageId()))
            .map(Received::hint));
    return failed;
  }

  /// The hint in this message; null when there is none, because the message can never succeed or
  /// must come again.
  private @Nullable Hint hint(Delivery delivery, Set<String> failed) {
    try {
      return switch (messages.read(delivery.body())) {
        case Hint hint -> hint;
        case Message.Unusable(var reason) -> {
          if (!sendToDeadLetters(delivery, reason)) {
            failed.add(delivery.messageId());
          }
          yield null;
        }
      };
    } catch (RuntimeException | Error e) {
      fail(delivery, e);
      failed.add(delivery.messageId());
      return null;
    }
  }

  /// Refreshes one job for all its messages and returns the ids of those that must come again.
  private Set<String> refresh(List<Received> job, Pacing pacing) {
    Set<String> failed = new HashSet<>();
    try {
      RefreshResult result = refresh.of(job.stream().map(Received::hint).toList(), pacing);
      for (Received received : job) {
        if (!end(received, result)) {
          failed.add(received.delivery().messageId());
        }
      }
    } catch (RuntimeException | Error e) {
      for (Received received : job) {
        fail(received.delivery(), e);
        failed.add(received.delivery().messageId());
      }
    }
    return failed;
  }

  private boolean end(Received received, RefreshResult result) {
    if (result.outcome() instanceof MessageOutcome.DeadLettered(var reason)) {
      return sendToDeadLetters(received.delivery(), reason);
    }
    log.write(received.delivery().messageId(), received.hint(), result);
    return true;
  }

  /// False when the message must come again, because the dead-letter queue could not be reached.
  private boolean sendToDeadLetters(Delivery delivery, Reason reason) {
    try {
      queues.sendToDeadLetters(masking.maskMessage(delivery.body()), reason);
      log.write(delivery.messageId(), new MessageOutcome.DeadLettered(reason));
      return true;
    } catch (RuntimeException | Error e) {
      fail(delivery, e);
      return false;
    }
  }

  /// A message must not fail its neighbours, unless the instance is broken.
  private void fail(Delivery delivery, Throwable e) {
    InstanceErrors.rethrow(e);
    log.write(delivery.messageId(), new MessageOutcome.Failed(masking.mask(withCauses(e))));
  }

  /// The error and what caused it, without stack traces.
  private static String withCauses(Throwable e) {
    StringBuilder text = new StringBuilder(e.toString());
    Throwable cause = e.getCause();
    for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
      text.append("; caused by ").append(cause);
      cause = cause.getCause();
    }
    return text.toString();
  }

  private static void await(Future<?> refresh) {
    try {
      refresh.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while jobs were being refreshed", e);
    } catch (ExecutionException e) {
      InstanceErrors.rethrow(e.getCause());
      throw new IllegalStateException("a job's refresh ended without an outcome", e);
    }
  }
}
