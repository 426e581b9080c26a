package dev.trainspotter.emulators.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Lambda's event source mapping of a queue: passes batches of messages to a function and deletes
/// the messages that succeeded. Failed messages become visible again after the queue's visibility
/// timeout.
///
/// The function reads its timeout from its context; an invocation that exceeds it is not stopped.
public final class EventSource implements AutoCloseable {
  private static final int MAX_RECEIVED = 10;
  private static final Duration DRAIN_LIMIT = Duration.ofMinutes(1);

  private static final Set<QueueAttributeName> COUNTS =
      Set.of(
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

  /// A queue and the function that reads it.
  ///
  /// @param queueUrl the queue
  /// @param functionName the function's name in its context and in logs
  /// @param batchSize the most messages in a batch
  /// @param pollers how many threads poll the queue
  /// @param timeout the function's timeout
  public record Mapping(
      String queueUrl, String functionName, int batchSize, int pollers, Duration timeout) {
    /// Checks the bounds.
    public Mapping {
      if (batchSize < 1 || batchSize > 10_000) {
        throw new IllegalArgumentException("batch size must be 1 to 10000, was " + batchSize);
      }
      if (pollers < 1) {
        throw new IllegalArgumentException("pollers must be at least 1, was " + pollers);
      }
    }

    /// Batches of up to 10 messages, 2 pollers and a timeout of 30 seconds.
    public static Mapping of(String queueUrl, String functionName) {
      return new Mapping(queueUrl, functionName, 10, 2, Duration.ofSeconds(30));
    }

    /// A copy with another batch size.
    public Mapping withBatchSize(int size) {
      return new Mapping(queueUrl, functionName, size, pollers, timeout);
    }

    /// A copy with another number of pollers.
    public Mapping withPollers(int number) {
      return new Mapping(queueUrl, functionName, batchSize, number, timeout);
    }

    /// A copy with another timeout.
    public Mapping withTimeout(Duration longest) {
      return new Mapping(queueUrl, functionName, batchSize, pollers, longest);
    }
  }

  private final SqsClient sqs;
  private final Mapping mapping;
  private final RequestHandler<SQSEvent, SQSBatchResponse> handler;
  private final SqsEvents records;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory());

  private EventSource(
      SqsClient sqs,
      Mapping mapping,
      RequestHandler<SQSEvent, SQSBatchResponse> handler,
      SqsEvents records) {
    this.sqs = sqs;
    this.mapping = mapping;
    this.handler = handler;
    this.records = records;
  }

  /// Looks up the queue and does not poll it yet. The caller closes the client.
  public static EventSource open(
      SqsClient sqs, Mapping mapping, RequestHandler<SQSEvent, SQSBatchResponse> handler) {
    String arn =
        sqs.getQueueAttributes(
                request ->
                    request
                        .queueUrl(mapping.queueUrl())
                        .attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
    return new EventSource(sqs, mapping, handler, new SqsEvents(arn));
  }

  /// Starts the pollers, which run until `close()`.
  public EventSource start() {
    for (int poller = 0; poller < mapping.pollers(); poller++) {
      threads.execute(this::pollUntilClosed);
    }
    return this;
  }

  /// Passes at most one batch to the function and returns its size; 0 if no message was visible.
  public int poll() {
    return poll(Duration.ZERO);
  }

  /// Polls until the queue is idle; throws an exception after a minute.
  public void drain() {
    drain(DRAIN_LIMIT);
  }

  /// The same with another time limit.
  public void drain(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (poll() > 0 || !isIdle()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "%s still holds messages after %s: %s".formatted(mapping.queueUrl(), limit, counts()));
      }
      pause(Duration.ofMillis(10));
    }
  }

  /// Whether the queue has no message, neither visible nor in flight nor delayed.
  public boolean isIdle() {
    return isIdle(0);
  }

  /// The same, except for so many delayed messages.
  public boolean isIdle(int delayed) {
    Map<QueueAttributeName, String> counts = new HashMap<>(counts());
    @Nullable String waiting =
        counts.remove(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);
    return waiting != null
        && Integer.parseInt(waiting) <= delayed
        && counts.values().stream().allMatch("0"::equals);
  }

  /// Stops the pollers and waits for the batches in flight.
  @Override
  public void close() {
    threads.close();
  }

  private void pollUntilClosed() {
    while (!threads.isShutdown()) {
      try {
        poll(Duration.ofSeconds(1));
      } catch (SdkException e) {
        context().getLogger().log("%s: %s".formatted(mapping.queueUrl(), e.getMessage()));
        pause(Duration.ofSeconds(1));
      }
    }
  }

  private int poll(Duration wait) {
    List<Message> batch = new ArrayList<>(receive(mapping.batchSize(), wait));
    while (batch.size() < mapping.batchSize()) {
      List<Message> more = receive(mapping.batchSize() - batch.size(), Duration.ZERO);
      if (more.isEmpty()) {
        break;
      }
      batch.addAll(more);
    }
    if (!batch.isEmpty()) {
      delete(succeeded(batch));
    }
    return batch.size();
  }

  private List<Message> receive(int wanted, Duration wait) {
    return sqs.receiveMessage(
            request ->
                request
                    .queueUrl(mapping.queueUrl())
                    .maxNumberOfMessages(Math.min(wanted, MAX_RECEIVED))
                    .waitTimeSeconds(Math.toIntExact(wait.toSeconds()))
                    .messageSystemAttributeNamesWithStrings("All")
                    .messageAttributeNames("All"))
        .messages();
  }

  private List<Message> succeeded(List<Message> batch) {
    LocalContext context = context();
    try {
      SQSBatchResponse response = handler.handleRequest(records.event(batch), context);
      return succeeded(batch, response);
    } catch (RuntimeException | Error e) {
      context.getLogger().log("%s failed: %s".formatted(mapping.functionName(), e));
      return List.of();
    }
  }

  /// A response that names a message outside the batch fails the whole batch, as on AWS.
  private static List<Message> succeeded(List<Message> batch, @Nullable SQSBatchResponse response) {
    if (response == null || response.getBatchItemFailures() == null) {
      return batch;
    }
    Set<String> ids = batch.stream().map(Message::messageId).collect(Collectors.toSet());
    List<@Nullable String> failed =
        response.getBatchItemFailures().stream()
            .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
            .collect(Collectors.toList());
    if (!ids.containsAll(failed)) {
      return List.of();
    }
    return batch.stream().filter(message -> !failed.contains(message.messageId())).toList();
  }

  private void delete(List<Message> messages) {
    for (int from = 0; from < messages.size(); from += MAX_RECEIVED) {
      int to = Math.min(from + MAX_RECEIVED, messages.size());
      List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
      for (Message message : messages.subList(from, to)) {
        entries.add(
            DeleteMessageBatchRequestEntry.builder()
                .id(String.valueOf(entries.size()))
                .receiptHandle(message.receiptHandle())
                .build());
      }
      sqs.deleteMessageBatch(request -> request.queueUrl(mapping.queueUrl()).entries(entries));
    }
  }

  private Map<QueueAttributeName, String> counts() {
    return sqs.getQueueAttributes(
            request -> request.queueUrl(mapping.queueUrl()).attributeNames(COUNTS))
        .attributes();
  }

  private LocalContext context() {
    String arn =
        "arn:aws:lambda:%s:%s:function:%s"
            .formatted(records.region(), records.account(), mapping.functionName());
    return LocalContext.of(mapping.functionName(), arn, mapping.timeout());
  }

  private static void pause(Duration length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for messages", e);
    }
  }
}
