package dev.trainspotter.infra.alarms;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.infra.Checkout;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.alarms.RecordedMetrics.Series;
import java.util.Map;
import software.amazon.event.ruler.Ruler;

/// The names by which AWS would publish the metrics of a stack's parts. They come from the
/// template's rules, functions and schedules, never from its alarms.
///
/// @param stack the synthesized stack; the name of a resource is its logical id
record StackNames(Synthesis stack) {
  /// The dimension's value: a text, or the id of the resource that is referred to.
  static String id(JsonNode value) {
    if (value.has("Fn::GetAtt")) {
      return value.at("/Fn::GetAtt/0").asText();
    }
    return value.has("Ref") ? value.path("Ref").asText() : value.asText();
  }

  /// A metric of the queue that state changes are sent to.
  Series ofLiveQueue(String name) {
    return ofQueue(name, ruleThatMatches("events/completed.json").at("/Targets/0/Arn"));
  }

  /// A metric of the queue that the function buries messages in.
  Series ofDeadLetterQueue(String name) {
    return ofQueue(name, function("Ingest").at("/Environment/Variables/DEAD_LETTER_QUEUE_URL"));
  }

  private static Series ofQueue(String name, JsonNode queue) {
    return new Series("AWS/SQS", name, Map.of("QueueName", id(queue)));
  }

  /// A metric of the rule on the default bus that matches this message.
  Series ofRule(String name, String event) {
    String rule =
        stack.resources("AWS::Events::Rule").entrySet().stream()
            .filter(each -> each.getValue().path("Properties").equals(ruleThatMatches(event)))
            .findFirst()
            .orElseThrow()
            .getKey();
    return new Series("AWS/Events", name, Map.of("RuleName", rule));
  }

  /// A metric of the rule for events of members that matches this message.
  Series ofMemberRule(String name, String event) {
    Map.Entry<String, JsonNode> rule =
        stack.resources("AWS::Events::Rule").entrySet().stream()
            .filter(each -> each.getValue().at("/Properties").has("EventBusName"))
            .filter(
                each ->
                    isMatch(
                        Checkout.text(event),
                        each.getValue().at("/Properties/EventPattern").toString()))
            .findFirst()
            .orElseThrow();
    String bus = id(rule.getValue().at("/Properties/EventBusName"));
    return new Series("AWS/Events", name, Map.of("RuleName", rule.getKey(), "EventBusName", bus));
  }

  /// A metric of the function whose handler is in this package.
  Series ofFunction(String name, String prefix) {
    String id =
        stack.resources("AWS::Lambda::Function").entrySet().stream()
            .filter(each -> each.getValue().path("Properties").equals(function(prefix)))
            .findFirst()
            .orElseThrow()
            .getKey();
    return new Series("AWS/Lambda", name, Map.of("FunctionName", id));
  }

  /// A metric of the API.
  Series ofApi(String name) {
    String id = stack.resources("AWS::ApiGatewayV2::Api").keySet().iterator().next();
    return new Series("AWS/ApiGateway", name, Map.of("ApiId", id));
  }

  /// A metric of the first schedule whose input contains this text.
  Series ofSchedules(String name, String input) {
    JsonNode schedule =
        stack.properties("AWS::Scheduler::Schedule").stream()
            .filter(each -> each.at("/Target/Input").toString().contains(input))
            .findFirst()
            .orElseThrow();
    return new Series(
        "AWS/Scheduler", name, Map.of("ScheduleGroup", id(schedule.path("GroupName"))));
  }

  /// The name that the function gives its metrics.
  String stackName() {
    return function("Ingest").at("/Environment/Variables/STACK_NAME").asText();
  }

  private JsonNode function(String prefix) {
    return stack.properties("AWS::Lambda::Function").stream()
        .filter(each -> each.path("Handler").asText().endsWith(prefix + "Handler"))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode ruleThatMatches(String event) {
    return stack.properties("AWS::Events::Rule").stream()
        .filter(rule -> !rule.has("EventBusName"))
        .filter(rule -> isMatch(Checkout.text(event), rule.path("EventPattern").toString()))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isMatch(String event, String pattern) {
    try {
      return Ruler.matchesRule(event, pattern);
    } catch (Exception broken) {
      throw new IllegalArgumentException(pattern, broken);
    }
  }
}
