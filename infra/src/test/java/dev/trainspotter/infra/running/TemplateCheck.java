package dev.trainspotter.infra.running;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.api.Route;
import dev.trainspotter.emulators.lambda.Routing;
import dev.trainspotter.infra.situations.Situation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.event.ruler.Ruler;

/// Checks that a template allows every recorded call and request, and nothing else.
///
/// @param roles the logical id of each checked role, by its access keys
/// @param resolver for the account where the stack is
public record TemplateCheck(
    JsonNode template, Recording recording, Map<String, String> roles, Resolver resolver) {
  /// The bus on which services of AWS put their events.
  static final String DEFAULT_BUS = "default";

  /// For a stack in the hub's account.
  TemplateCheck(JsonNode template, Recording recording, Map<String, String> roles) {
    this(template, recording, roles, new Resolver(template));
  }

  /// One line for each difference between the template and the recording; empty if there is none.
  List<String> failures() {
    List<String> failures = new ArrayList<>();
    Situation.all().forEach(situation -> check(situation, failures));
    recording.requests().forEach(request -> check(request, failures));
    Set<AwsCall> calls = new LinkedHashSet<>(recording.calls(roles));
    calls.addAll(impliedCalls());
    Map<String, List<Grant>> grants = grants();
    for (AwsCall call : calls) {
      if (grants.getOrDefault(call.accessKey(), List.of()).stream()
          .noneMatch(g -> g.allows(call))) {
        failures.add("not allowed: " + call);
      }
    }
    grants.forEach(
        (role, allowed) ->
            allowed.stream()
                .filter(
                    grant ->
                        calls.stream()
                            .noneMatch(c -> c.accessKey().equals(role) && grant.allows(c)))
                .forEach(grant -> failures.add("never used: %s of %s".formatted(grant, role))));
    return failures;
  }

  /// A check of nothing but rules.
  static TemplateCheck of(JsonNode template) {
    return new TemplateCheck(template, new Recording(), Map.of());
  }

  /// Whether a rule of the template sends the event to a queue.
  public static boolean isMatched(JsonNode template, Situation situation) {
    return rules(template, situation.message()).findAny().isPresent();
  }

  /// The logical ids of the queues that an event on this bus is sent to; empty if no rule of the
  /// bus matches it.
  List<String> queuesOf(String bus, String event) {
    return rulesOf(bus, event).map(rule -> Resolver.target(rule.at("/Targets/0/Arn"))).toList();
  }

  /// The rules of this bus that are enabled and match the event.
  Stream<JsonNode> rulesOf(String bus, String event) {
    return rules(template, event)
        .filter(rule -> !resolver.text(rule.path("State")).equals("DISABLED"))
        .filter(rule -> bus.equals(busOf(rule)));
  }

  private String busOf(JsonNode rule) {
    return rule.has("EventBusName") ? resolver.text(rule.path("EventBusName")) : DEFAULT_BUS;
  }

  /// The template's routes.
  static Stream<JsonNode> routes(JsonNode template) {
    return resources(template, "AWS::ApiGatewayV2::Route");
  }

  /// An action on a resource that a statement allows.
  record Grant(String action, String resource) {
    boolean allows(AwsCall call) {
      return action.equals(call.action())
          && Pattern.matches(Pattern.quote(resource).replace("*", "\\E.*\\Q"), call.resource());
    }
  }

  private void check(Situation situation, List<String> failures) {
    Stream<String> own =
        resources(template, "AWS::Events::EventBus").map(bus -> resolver.text(bus.path("Name")));
    Stream.concat(Stream.of(DEFAULT_BUS), own)
        .filter(
            bus -> rulesOf(bus, situation.message()).findAny().isEmpty() == situation.isMatched())
        .forEach(bus -> failures.add("%s on the bus %s".formatted(situation, bus)));
  }

  private void check(Recording.Request request, List<String> failures) {
    String path = request.path().replaceFirst("\\?.*", "");
    String key =
        Routing.among(routes(template).map(route -> route.path("RouteKey").asText()).toList())
            .route(request.method(), path)
            .map(Routing.Route::routeKey)
            .orElse("");
    boolean isSound = request.expected() == 200;
    if (key.isEmpty()
        || request.status() != request.expected()
        || Route.FALLBACKS.contains(key) == isSound) {
      failures.add("not served by the expected route: " + request);
    }
  }

  private Map<String, List<Grant>> grants() {
    Map<String, List<Grant>> grants = new TreeMap<>();
    for (String role : roles.values()) {
      List<Grant> allowed = grants.computeIfAbsent(role, _ -> new ArrayList<>());
      for (JsonNode statement : statements(template, role)) {
        for (String action : texts(statement.path("Action"))) {
          texts(statement.path("Resource"))
              .forEach(resource -> allowed.add(new Grant(action, resource)));
        }
      }
    }
    return grants;
  }

  /// The calls that Lambda itself makes and that the emulators do not: writing logs and traces, and
  /// polling the queues.
  private List<AwsCall> impliedCalls() {
    return Stream.of(
            resources(template, "AWS::Lambda::Function").flatMap(TemplateCheck::loggingOf),
            resources(template, "AWS::Lambda::EventSourceMapping").flatMap(this::pollingOf))
        .flatMap(calls -> calls)
        .toList();
  }

  private static Stream<AwsCall> loggingOf(JsonNode function) {
    String role = Resolver.target(function.path("Role"));
    String log = Resolver.target(function.at("/LoggingConfig/LogGroup"));
    String logArn = Resolver.arn("logs", "log-group:%s:*".formatted(log));
    return Stream.of(
        new AwsCall(role, "logs:CreateLogStream", logArn),
        new AwsCall(role, "logs:PutLogEvents", logArn),
        new AwsCall(role, "xray:PutTraceSegments", "*"),
        new AwsCall(role, "xray:PutTelemetryRecords", "*"));
  }

  private Stream<AwsCall> pollingOf(JsonNode source) {
    String name = resolver.text(source.path("FunctionName"));
    String function = name.substring(0, name.indexOf(':'));
    String role = Resolver.target(template.at("/Resources/" + function + "/Properties/Role"));
    String queue = resolver.text(source.path("EventSourceArn"));
    return Stream.of("ReceiveMessage", "DeleteMessage", "GetQueueAttributes")
        .map(action -> new AwsCall(role, "sqs:" + action, queue));
  }

  /// The statements of a role.
  static JsonNode statements(JsonNode template, String role) {
    return template.at("/Resources/" + role + "/Properties/Policies/0/PolicyDocument/Statement");
  }

  private static Stream<JsonNode> rules(JsonNode template, String event) {
    return resources(template, "AWS::Events::Rule")
        .filter(rule -> isMatch(event, rule.path("EventPattern")));
  }

  private static boolean isMatch(String event, JsonNode pattern) {
    try {
      return Ruler.matchesRule(event, pattern.toString());
    } catch (JsonProcessingException notJson) {
      return false;
    } catch (Exception unreadable) {
      throw new IllegalStateException(pattern.toString(), unreadable);
    }
  }

  private List<String> texts(JsonNode oneOrMore) {
    Stream<JsonNode> all =
        oneOrMore.isArray()
            ? StreamSupport.stream(oneOrMore.spliterator(), false)
            : Stream.of(oneOrMore);
    return all.map(resolver::text).toList();
  }

  /// The properties of the resources of a type.
  static Stream<JsonNode> resources(JsonNode template, String type) {
    return template.path("Resources").properties().stream()
        .map(Map.Entry::getValue)
        .filter(resource -> resource.path("Type").asText().equals(type))
        .map(resource -> resource.path("Properties"));
  }
}
