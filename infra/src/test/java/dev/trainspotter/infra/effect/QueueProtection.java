package dev.trainspotter.infra.effect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.infra.Synthesis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What holds of single queues, not of all of them, and of what reads them.
final class QueueProtection {
  private static final int SECONDS_OF_FOUR_DAYS = 4 * 24 * 3600;

  private QueueProtection() {}

  static List<String> failures(JsonNode template) {
    List<String> failures = new ArrayList<>();
    Map<String, JsonNode> queues = Templates.named(template, "AWS::SQS::Queue");
    queues.forEach(
        (id, queue) -> {
          if (!id.startsWith("DeadLetterQueue")) {
            check(id, queue, failures);
          }
        });
    if (queues.size() != 3) {
      failures.add("queues: " + queues.keySet());
    }
    checkConsumers(template, failures);
    return failures;
  }

  /// A message is received often enough for a table that is down for 4 days: a failed message comes
  /// back after at most the visibility timeout.
  private static void check(String id, JsonNode queue, List<String> failures) {
    int visibility = queue.path("VisibilityTimeout").asInt();
    int receives = queue.at("/RedrivePolicy/maxReceiveCount").asInt();
    if (visibility != 6 * 60) {
      failures.add(id + " hides messages for " + visibility);
    }
    if (receives > 1000 || (long) receives * visibility < SECONDS_OF_FOUR_DAYS) {
      failures.add(id + " receives messages " + receives + " times");
    }
    if (!queue.at("/RedrivePolicy/deadLetterTargetArn").toString().contains("DeadLetterQueue")) {
      failures.add(id + " has no dead-letter queue");
    }
  }

  /// Ingest reads both queues, and there is a topic for the alarms.
  private static void checkConsumers(JsonNode template, List<String> failures) {
    Set<String> sources = new TreeSet<>();
    Templates.named(template, "AWS::Lambda::EventSourceMapping")
        .values()
        .forEach(source -> sources.add(source.path("EventSourceArn").toString()));
    if (sources.size() != 2) {
      failures.add("ingest reads " + sources);
    }
    if (Synthesis.elements(template.path("Resources")).noneMatch(QueueProtection::isTopic)) {
      failures.add("no alarm topic");
    }
  }

  private static boolean isTopic(JsonNode resource) {
    return resource.path("Type").asText().equals("AWS::SNS::Topic");
  }
}
