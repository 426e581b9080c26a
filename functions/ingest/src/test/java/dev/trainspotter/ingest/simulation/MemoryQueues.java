package dev.trainspotter.ingest.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/// SQS in memory, by the simulated clock.
final class MemoryQueues implements SqsClient {
  private static final Duration VISIBILITY_TIMEOUT = Duration.ofMinutes(6);

  /// A message, and when it can be received next.
  record Waiting(String id, String body, Instant visibleAt) {}

  private final Map<String, List<Waiting>> queues = new HashMap<>();
  private final InstantSource clock;
  private final Steps steps;
  private final Predicate<String> isSent;
  private int sent;

  /// @param isSent bodies that it refuses are dropped without an error
  MemoryQueues(InstantSource clock, Steps steps, Predicate<String> isSent) {
    this.clock = clock;
    this.steps = steps;
    this.isSent = isSent;
  }

  /// Adds a message that can be received at this time.
  synchronized void add(String queueUrl, String body, Instant visibleAt) {
    queue(queueUrl).add(new Waiting("m" + sent++, body, visibleAt));
  }

  /// Receives some of the messages that are visible, in any order, and hides them.
  synchronized List<Waiting> receive(String queueUrl, int most, Random random) {
    List<Waiting> visible =
        new ArrayList<>(
            queue(queueUrl).stream().filter(m -> !m.visibleAt().isAfter(clock.instant())).toList());
    Collections.shuffle(visible, random);
    List<Waiting> received = visible.stream().limit(most).toList();
    queue(queueUrl).removeAll(received);
    Instant again = clock.instant().plus(VISIBILITY_TIMEOUT);
    received.forEach(m -> queue(queueUrl).add(new Waiting(m.id(), m.body(), again)));
    return received;
  }

  /// Deletes messages that were handled.
  synchronized void delete(String queueUrl, List<String> ids) {
    queue(queueUrl).removeIf(m -> ids.contains(m.id()));
  }

  /// When the next message can be received; null when there is none.
  synchronized @Nullable Instant next(String queueUrl) {
    return queue(queueUrl).stream().map(Waiting::visibleAt).min(Instant::compareTo).orElse(null);
  }

  synchronized int size(String queueUrl) {
    return queue(queueUrl).size();
  }

  /// Sends the messages of one queue to another, as an operator does with dead letters.
  synchronized void move(String fromUrl, String toUrl) {
    queue(fromUrl).forEach(m -> add(toUrl, m.body(), clock.instant()));
    queue(fromUrl).clear();
  }

  synchronized void clear() {
    queues.clear();
    sent = 0;
  }

  private List<Waiting> queue(String url) {
    return queues.computeIfAbsent(url, _ -> new ArrayList<>());
  }

  @Override
  public SendMessageResponse sendMessage(SendMessageRequest request) {
    return steps.around(
        "SendMessage",
        () -> {
          send(
              request.queueUrl(),
              request.messageBody(),
              Objects.requireNonNullElse(request.delaySeconds(), 0));
          return SendMessageResponse.builder().build();
        });
  }

  @Override
  public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
    return steps.around(
        "SendMessageBatch",
        () -> {
          request.entries().forEach(each -> send(request.queueUrl(), each.messageBody(), 0));
          return SendMessageBatchResponse.builder().failed(List.of()).build();
        });
  }

  private void send(String queueUrl, String body, int delay) {
    if (isSent.test(body)) {
      add(queueUrl, body, clock.instant().plusSeconds(delay));
    }
  }

  @Override
  public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
    return steps.around(
        "GetQueueAttributes",
        () ->
            GetQueueAttributesResponse.builder()
                .attributes(
                    Map.of(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        "" + size(request.queueUrl())))
                .build());
  }

  @Override
  public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
      ChangeMessageVisibilityBatchRequest request) {
    return ChangeMessageVisibilityBatchResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return "sqs";
  }

  @Override
  public void close() {}
}
