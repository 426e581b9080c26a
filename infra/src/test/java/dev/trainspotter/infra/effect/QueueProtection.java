package dev.trainspotter.infra.effect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.infra.Synthesis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What holds of single queues and functions, not of all of their type.
final class QueueProtection {
  private static final Map<String, String> TIMEOUTS =
      Map.of("Ingest", "60", "Query", "29", "Reconcile", "285");
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
    checkFunctions(template, failures);
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

  private static void checkFunctions(JsonNode template, List<String> failures) {
    Templates.named(template, "AWS::Lambda::Function")
        .forEach(
            (id, function) -> {
              String name = id.replaceFirst("Function[0-9A-F]{8}$", "");
              JsonNode variables = function.at("/Environment/Variables");
              if (name.equals("Ingest")) {
                expect(id, variables, "BACKLOG_QUEUE_URL", "BacklogQueue", failures);
                expect(id, variables, "DEAD_LETTER_QUEUE_URL", "DeadLetterQueue", failures);
                expect(id, variables, "ACCOUNTS", "111122223333", failures);
                expect(id, variables, "OWN_ACCOUNT", "AWS::AccountId", failures);
                expect(id, variables, "MASKING", "on", failures);
              }
              expect(id, function, "Handler", name + "Handler", failures);
              expect(id, function, "Timeout", TIMEOUTS.getOrDefault(name, "none"), failures);
              expect(id, function, "Role", name + "Role", failures);
            });
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

  private static void expect(
      String id, JsonNode parent, String name, String part, List<String> failures) {
    if (!parent.path(name).toString().contains(part)) {
      failures.add("%s has %s %s".formatted(id, name, parent.path(name)));
    }
  }
}
