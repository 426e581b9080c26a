package dev.trainspotter.infra.running;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Resolves a template's references as CloudFormation would: a resource's name is its logical id.
public final class Resolver {
  public static final String ACCOUNT = "111122223333";
  public static final String REGION = "us-east-1";

  private static final Map<String, String> PSEUDO =
      Map.of(
          "AWS::AccountId",
          ACCOUNT,
          "AWS::Region",
          REGION,
          "AWS::Partition",
          "aws",
          "AWS::URLSuffix",
          "amazonaws.com");

  private final JsonNode resources;
  private final Map<String, String> queueUrls = new HashMap<>();

  public Resolver(JsonNode template) {
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

  private String reference(String id) {
    String pseudo = PSEUDO.get(id);
    if (pseudo != null) {
      return pseudo;
    }
    return switch (type(id)) {
      case "AWS::Lambda::Alias" -> arn("lambda", "function:%s:live".formatted(functionOf(id)));
      case "AWS::Events::EventBus" -> text(name(id));
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
      case "AWS::Events::EventBus.Arn" -> arn("events", "event-bus/" + text(name(id)));
      case "AWS::IAM::Role.Arn" -> "arn:aws:iam::%s:role/%s".formatted(ACCOUNT, id);
      default -> throw new IllegalArgumentException("an unexpected attribute: " + id + "." + name);
    };
  }

  private String functionOf(String alias) {
    return target(resources.path(alias).at("/Properties/FunctionName"));
  }

  private JsonNode name(String id) {
    return resources.path(id).at("/Properties/Name");
  }

  private String type(String id) {
    return resources.path(id).path("Type").asText();
  }
}
