package dev.trainspotter.ingest.simulation;

import dev.trainspotter.catalog.table.TableShape;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.sagemaker.SimulatedSageMaker;
import dev.trainspotter.ingest.refresh.Ingest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Both functions over tables, queues, a clock and a SageMaker in memory, for tests of very many
/// jobs or of many hours. Only SageMaker fails, and only as the test says.
final class MemoryAccount implements AutoCloseable {
  private static final String QUEUES = "https://sqs.us-east-1.amazonaws.com/111122223333/";
  private static final String LIVE = QUEUES + "live";
  private static final Pattern OUTCOME = Pattern.compile("\"outcome\":\"([^\"]*)\"");
  private static final Settings SETTINGS =
      Settings.from(
          Map.of(
              "TABLE_NAME", "catalog",
              "STATE_TABLE_NAME", "state",
              "BACKLOG_QUEUE_URL", QUEUES + "backlog",
              "DEAD_LETTER_QUEUE_URL", QUEUES + "dead",
              "ACCOUNTS", "111122223333",
              "ACCOUNT_CREDENTIALS", "account-id"));

  final SimulatedSageMaker sageMaker = SimulatedSageMaker.start();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-23T14:00:00Z"));
  private final MemoryDynamo dynamo = new MemoryDynamo(Steps.UNDISTURBED);
  private final MemoryQueues queues = new MemoryQueues(now::get, Steps.UNDISTURBED, _ -> true);
  private final Containers container;
  private final Random random = new Random(0);
  private int deliveries;

  MemoryAccount() {
    dynamo.createTable(TableShape.CATALOG.createTableRequest(SETTINGS.tableName()));
    dynamo.createTable(TableShape.STATE.createTableRequest(SETTINGS.stateTableName()));
    this.container =
        new Containers(
            SETTINGS, sageMaker.inProcess(), dynamo, queues, now::get, this::pass, Set.of());
  }

  Instant now() {
    return now.get();
  }

  /// Lets this time pass. Waiting for a turn does the same.
  void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  /// Adds a message to the live queue.
  void send(String body) {
    queues.add(LIVE, body, now.get());
  }

  /// Delivers every message of the live queue that is visible now.
  void ingestLive() {
    while (ingest(LIVE)) {}
  }

  /// Delivers every message of the backlog queue that is visible now.
  void ingestBacklog() {
    while (ingest(SETTINGS.backlogQueueUrl())) {}
  }

  /// Lets time pass and delivers, until no message of the backlog queue waits.
  void drainBacklog() {
    @Nullable Instant next = queues.next(SETTINGS.backlogQueueUrl());
    while (next != null) {
      Instant due = next;
      now.updateAndGet(instant -> instant.isBefore(due) ? due : instant);
      ingestBacklog();
      next = queues.next(SETTINGS.backlogQueueUrl());
    }
  }

  private boolean ingest(String queueUrl) {
    List<MemoryQueues.Waiting> received = queues.receive(queueUrl, 10, random);
    if (received.isEmpty()) {
      return false;
    }
    List<Ingest.Delivery> batch =
        received.stream()
            .map(message -> new Ingest.Delivery(message.id() + "-" + deliveries++, message.body()))
            .toList();
    Set<String> failed = container.ingest(batch, !queueUrl.equals(LIVE));
    List<String> handled = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      if (!failed.contains(batch.get(i).messageId())) {
        handled.add(received.get(i).id());
      }
    }
    queues.delete(queueUrl, handled);
    return true;
  }

  /// One run of the reconciliation.
  void reconcile(Duration time) {
    container.reconcile(time);
  }

  List<Map<String, AttributeValue>> rows() {
    return dynamo.items(SETTINGS.tableName());
  }

  /// How many messages wait in the dead-letter queue.
  int deadLetters() {
    return queues.size(SETTINGS.deadLetterQueueUrl());
  }

  /// The outcomes of all messages, in order.
  List<String> outcomes() {
    return OUTCOME
        .matcher(container.log())
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  @Override
  public void close() {
    container.close();
    sageMaker.close();
  }
}
