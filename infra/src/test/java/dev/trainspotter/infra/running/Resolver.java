package dev.trainspotter.infra.running;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.infra.Synthesis;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Resolves a template's references as CloudFormation would: a resource's name is its logical id.
public final class Resolver {
  public static final String ACCOUNT = "111122223333";
  public static final String REGION = "us-east-1";

  private final String account;
  private final JsonNode conditions;
  private final JsonNode resources;
  private final Map<String, String> queueUrls = new HashMap<>();

  /// For a stack in the hub's account.
  public Resolver(JsonNode template) {
    this(template, ACCOUNT);
  }

  /// For a stack in this account.
  public Resolver(JsonNode template, String account) {
    this.account = account;
    this.conditions = template.path("Conditions");
    this.resources = template.path("Resources");
  }

  public static String arn(String service, String resource) {
    return "arn:aws:%s:%s:%s:%s".formatted(service, REGION, ACCOUNT, resource);
  }

  /// Resolves references to this queue to this URL from now on.
  void queue(String logicalId, String url) {
    queueUrls.put(logicalId, url);
  }

  public String text(JsonNode value) {
    if (!value.isObject()) {
      return value.asText();
    }
    Map.Entry<String, JsonNode> function = value.properties().iterator().next();
    JsonNode argument = function.getValue();
    return switch (function.getKey()) {
      case "Ref" -> reference(argument.asText());
      case "Fn::GetAtt" -> attribute(argument.path(0).asText(), argument.path(1).asText());
      case "Fn::Join" ->
          StreamSupport.stream(argument.path(1).spliterator(), false)
              .map(this::text)
              .collect(Collectors.joining(argument.path(0).asText()));
      case "Fn::If" -> text(argument.path(isTrue(argument.path(0)) ? 1 : 2));
      case "Fn::Select" ->
          text(argument.path(1).path("Fn::Split").path(1))
              .split(argument.path(1).path("Fn::Split").path(0).asText(), -1)[
              argument.path(0).asInt()];
      default -> throw new IllegalArgumentException("an unexpected function: " + value);
    };
  }

  /// The logical id that a reference leads to.
  public static String target(JsonNode value) {
    return value.has("Ref") ? value.path("Ref").asText() : value.at("/Fn::GetAtt/0").asText();
  }

  /// Whether the stack has this resource.
  boolean exists(JsonNode resource) {
    return !resource.has("Condition") || isTrue(resource.path("Condition"));
  }

  /// Whether the condition of this name holds.
  private boolean isTrue(JsonNode name) {
    return holds(conditions.path(name.asText()));
  }

  private boolean holds(JsonNode condition) {
    Map.Entry<String, JsonNode> function = condition.properties().iterator().next();
    JsonNode argument = function.getValue();
    return switch (function.getKey()) {
      case "Condition" -> isTrue(argument);
      case "Fn::Equals" -> text(argument.path(0)).equals(text(argument.path(1)));
      case "Fn::Not" -> !holds(argument.path(0));
      case "Fn::And" -> Synthesis.elements(argument).allMatch(this::holds);
      default -> throw new IllegalArgumentException("an unexpected condition: " + condition);
    };
  }

  private String reference(String id) {
    return switch (id) {
      case "AWS::AccountId" -> account;
      case "AWS::Region" -> REGION;
      case "AWS::Partition" -> "aws";
      case "AWS::URLSuffix" -> "amazonaws.com";
      default -> name(id);
    };
  }

  /// What a reference to a resource gives.
  private String name(String id) {
    return switch (type(id)) {
      case "AWS::Lambda::Alias" -> arn("lambda", "function:%s:live".formatted(functionOf(id)));
      case "AWS::Events::EventBus" -> text(property(id, "Name"));
      case "AWS::SQS::Queue" -> queueUrls.getOrDefault(id, id);
      default -> id;
    };
  }

  private String attribute(String id, String name) {
    return switch (type(id) + "." + name) {
      case "AWS::DynamoDB::GlobalTable.Arn" -> arn("dynamodb", "table/" + id);
      case "AWS::SQS::Queue.Arn" -> arn("sqs", id);
      case "AWS::Logs::LogGroup.Arn" -> arn("logs", "log-group:%s:*".formatted(id));
      case "AWS::Events::Rule.Arn" -> arn("events", "rule/" + id);
      case "AWS::Events::EventBus.Arn" -> arn("events", "event-bus/" + text(property(id, "Name")));
      case "AWS::IAM::Role.Arn" -> role(id);
      default -> throw new IllegalArgumentException("an unexpected attribute: " + id + "." + name);
    };
  }

  /// The ARN of the role with this logical id.
  String role(String id) {
    JsonNode name = property(id, "RoleName");
    return "arn:aws:iam::%s:role%s%s"
        .formatted(
            account, property(id, "Path").asText("/"), name.isMissingNode() ? id : text(name));
  }

  private String functionOf(String alias) {
    return target(resources.path(alias).at("/Properties/FunctionName"));
  }

  private JsonNode property(String id, String name) {
    return resources.path(id).path("Properties").path(name);
  }

  private String type(String id) {
    return resources.path(id).path("Type").asText();
  }
}
