package dev.trainspotter.infra.running;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.emulators.AccessKey;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A call of an AWS API, as IAM authorizes it.
///
/// @param accessKey access key of the caller, or the logical id of its role once that is known
record AwsCall(String accessKey, String action, String resource) {
  private static final Map<String, String> TRANSACTED =
      Map.of(
          "Put", "PutItem",
          "Delete", "DeleteItem",
          "Update", "UpdateItem",
          "ConditionCheck", "ConditionCheckItem");

  /// The calls that a request makes: a transaction is authorized item by item, and a batch of
  /// messages like a single one.
  ///
  /// @param target the header `X-Amz-Target`
  /// @param credential the scope in the header `Authorization`
  static List<AwsCall> of(String target, String credential, JsonNode body) {
    String key = credential.split("/", -1)[0];
    String region = credential.split("/", -1)[2];
    String operation = target.substring(target.indexOf('.') + 1);
    return switch (target.substring(0, target.indexOf('.'))) {
      case "DynamoDB_20120810" -> dynamo(key, operation, body);
      case "AmazonSQS" ->
          List.of(
              new AwsCall(
                  key,
                  "sqs:" + operation.replaceFirst("Batch$", ""),
                  queueArn(body.path("QueueUrl").asText())));
      case "SageMaker" ->
          List.of(new AwsCall(key, "sagemaker:" + operation, resource(account(key), region, body)));
      default -> throw new IllegalArgumentException("a call of an unexpected service: " + target);
    };
  }

  /// The call of a request to STS, whose parameters are sent as an HTML form sends them.
  static AwsCall ofForm(String credential, String form) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : form.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return new AwsCall(
        credential.split("/", -1)[0],
        "sts:" + parameters.get("Action"),
        parameters.getOrDefault("RoleArn", "*"));
  }

  /// The same call by another caller: an access key, or the role that the caller has.
  AwsCall by(String caller) {
    return new AwsCall(caller, action, resource);
  }

  private static List<AwsCall> dynamo(String key, String operation, JsonNode body) {
    List<AwsCall> calls = new ArrayList<>();
    if (operation.startsWith("Transact")) {
      body.path("TransactItems")
          .forEach(
              item ->
                  item.properties()
                      .forEach(
                          entry ->
                              calls.add(
                                  new AwsCall(
                                      key,
                                      "dynamodb:" + TRANSACTED.get(entry.getKey()),
                                      tableArn(entry.getValue())))));
    } else if (operation.startsWith("Batch")) {
      body.path("RequestItems")
          .fieldNames()
          .forEachRemaining(
              table ->
                  calls.add(
                      new AwsCall(
                          key,
                          "dynamodb:" + operation,
                          Resolver.arn("dynamodb", "table/" + table))));
    } else {
      calls.add(new AwsCall(key, "dynamodb:" + operation, tableArn(body)));
    }
    return calls;
  }

  private static String tableArn(JsonNode request) {
    String table = Resolver.arn("dynamodb", "table/" + request.path("TableName").asText());
    return request.has("IndexName")
        ? table + "/index/" + request.path("IndexName").asText()
        : table;
  }

  private static String queueArn(String url) {
    return Resolver.arn("sqs", url.substring(url.lastIndexOf('/') + 1));
  }

  /// The account of a key: of the functions, the hub's.
  private static String account(String key) {
    String account = AccessKey.account(key);
    return account.equals(key) ? Resolver.ACCOUNT : account;
  }

  /// The ARN of the job; a star for a search, which knows no resource.
  private static String resource(String account, String region, JsonNode body) {
    if (body.has("SearchExpression")) {
      return "*";
    }
    return body.has("ResourceArn")
        ? body.path("ResourceArn").asText()
        : "arn:aws:sagemaker:%s:%s:training-job/%s"
            .formatted(
                region, account, body.path("TrainingJobName").asText().toLowerCase(Locale.ROOT));
  }
}
