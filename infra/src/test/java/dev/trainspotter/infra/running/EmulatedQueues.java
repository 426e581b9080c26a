package dev.trainspotter.infra.running;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.emulators.ElasticMq;
import dev.trainspotter.infra.Synthesis;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The template's queues in ElasticMQ.
///
/// @param urls the URL of each queue by its logical id
record EmulatedQueues(SqsClient sqs, Map<String, String> urls) {
  /// Creates the queues with their visibility timeouts and dead-letter queues, and lets references
  /// resolve to their URLs.
  static EmulatedQueues create(Synthesis stack, Resolver resolver) {
    EmulatedQueues emulated =
        new EmulatedQueues(ElasticMq.shared().client(), new LinkedHashMap<>());
    Map<String, JsonNode> queues = new TreeMap<>(stack.resources("AWS::SQS::Queue"));
    queues.forEach(
        (id, queue) -> {
          if (!queue.at("/Properties").has("RedrivePolicy")) {
            emulated.create(id, Map.of());
          }
        });
    queues.forEach(
        (id, queue) -> {
          JsonNode redrive = queue.at("/Properties/RedrivePolicy");
          if (!redrive.isMissingNode()) {
            String letters = resolver.text(redrive.path("deadLetterTargetArn"));
            emulated.create(
                id,
                Map.of(
                    "VisibilityTimeout", queue.at("/Properties/VisibilityTimeout").asText(),
                    "RedrivePolicy",
                        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                            .formatted(letters, redrive.path("maxReceiveCount").asInt())));
          }
        });
    emulated.urls.forEach(resolver::queue);
    return emulated;
  }

  void send(String queue, String message) {
    sqs.sendMessage(request -> request.queueUrl(urls.get(queue)).messageBody(message));
  }

  /// Whether the queue has a message that is not delayed.
  boolean isHolding(String queue) {
    return sqs
        .getQueueAttributes(
            r ->
                r.queueUrl(urls.get(queue))
                    .attributeNames(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
        .attributes()
        .values()
        .stream()
        .anyMatch(count -> !count.equals("0"));
  }

  private void create(String id, Map<String, String> attributes) {
    urls.put(
        id,
        sqs.createQueue(request -> request.queueName(id).attributesWithStrings(attributes))
            .queueUrl());
  }
}
