package dev.trainspotter.infra.security;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;

/// The statements that the policy of the customer's key needs. A person adds them, because the CDK
/// cannot edit the policy of a key that it did not create.
public record KeyPolicy(String stackName) {
  private static final List<String> READ_AND_WRITE =
      List.of(
          "kms:Decrypt",
          "kms:DescribeKey",
          "kms:Encrypt",
          "kms:GenerateDataKey*",
          "kms:ReEncrypt*");

  public List<Map<String, Object>> statements() {
    return List.of(
        statement(
            "TrainspotterRows",
            Map.of("AWS", "arn:%s:iam::%s:root".formatted(Aws.PARTITION, Aws.ACCOUNT_ID)),
            with(READ_AND_WRITE, "kms:CreateGrant"),
            "StringEquals",
            "kms:ViaService",
            List.of(
                "dynamodb.%s.amazonaws.com".formatted(Aws.REGION),
                "sqs.%s.amazonaws.com".formatted(Aws.REGION))),
        statement(
            "TrainspotterLogs",
            service("logs.%s.amazonaws.com".formatted(Aws.REGION)),
            READ_AND_WRITE,
            "ArnLike",
            "kms:EncryptionContext:aws:logs:arn",
            "arn:%s:logs:%s:%s:log-group:%s-*"
                .formatted(Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID, stackName)),
        sendingService("TrainspotterRules", "events.amazonaws.com"),
        sendingService("TrainspotterAlarms", "cloudwatch.amazonaws.com"));
  }

  private static Map<String, Object> sendingService(String id, String service) {
    return statement(
        id,
        service(service),
        List.of("kms:Decrypt", "kms:GenerateDataKey*"),
        "StringEquals",
        "aws:SourceAccount",
        Aws.ACCOUNT_ID);
  }

  private static Map<String, Object> service(String name) {
    return Map.of("Service", name);
  }

  private static Map<String, Object> statement(
      String id,
      Map<String, Object> principal,
      List<String> actions,
      String operator,
      String conditionKey,
      Object value) {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("Sid", id);
    statement.put("Effect", "Allow");
    statement.put("Principal", principal);
    statement.put("Action", actions);
    statement.put("Resource", "*");
    statement.put("Condition", Map.of(operator, Map.of(conditionKey, value)));
    return statement;
  }

  private static List<String> with(List<String> actions, String action) {
    List<String> more = new ArrayList<>(actions);
    more.add(action);
    return more;
  }
}
