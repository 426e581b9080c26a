package dev.trainspotter.infra.security;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;

/// The statements that the policy of the customer's key needs. A person adds them, because the CDK
/// cannot edit the policy of a key that it did not create.
///
/// @param domain the domain of the Region's services, such as `amazonaws.com`
public record KeyPolicy(
    String stackName, String partition, String region, String account, String domain) {
  private static final List<String> READ_AND_WRITE =
      List.of(
          "kms:Decrypt",
          "kms:DescribeKey",
          "kms:Encrypt",
          "kms:GenerateDataKey*",
          "kms:ReEncrypt*");

  /// The statements of a template, in which CloudFormation fills in account and Region.
  public static KeyPolicy ofTemplate(String stackName) {
    return new KeyPolicy(stackName, Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID, Aws.URL_SUFFIX);
  }

  /// The statements with their values, for a key that is prepared before the first deployment.
  public static KeyPolicy of(String stackName, String partition, String region, String account) {
    String domain = partition.equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com";
    return new KeyPolicy(stackName, partition, region, account, domain);
  }

  /// One statement for each service that uses the key, as the members of its JSON.
  public List<Map<String, Object>> statements() {
    return List.of(
        statement(
            "TrainspotterRows",
            Map.of("AWS", "arn:%s:iam::%s:root".formatted(partition, account)),
            with(READ_AND_WRITE, "kms:CreateGrant"),
            "StringEquals",
            "kms:ViaService",
            List.of(
                "dynamodb.%s.%s".formatted(region, domain),
                "s3.%s.%s".formatted(region, domain),
                "sqs.%s.%s".formatted(region, domain))),
        statement(
            "TrainspotterLogs",
            service("logs.%s.%s".formatted(region, domain)),
            READ_AND_WRITE,
            "ArnLike",
            "kms:EncryptionContext:aws:logs:arn",
            "arn:%s:logs:%s:%s:log-group:%s-*".formatted(partition, region, account, stackName)),
        sendingService("TrainspotterRules", "events.amazonaws.com"),
        sendingService("TrainspotterAlarms", "cloudwatch.amazonaws.com"));
  }

  private Map<String, Object> sendingService(String id, String service) {
    return statement(
        id,
        service(service),
        List.of("kms:Decrypt", "kms:GenerateDataKey*"),
        "StringEquals",
        "aws:SourceAccount",
        account);
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
