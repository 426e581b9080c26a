package dev.trainspotter.infra.effect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// A property whose loss loses data, lets somebody in, or stops the stack from working.
///
/// @param type the type of the resources that have it, without `AWS::`
/// @param pointer where it is in the resource
/// @param expected a regular expression for its JSON, without hashes of logical ids
record Protection(String type, String pointer, String expected) {
  private static final String TABLE = "DynamoDB::GlobalTable";
  private static final String QUEUE = "SQS::Queue";
  private static final String SOURCE = "Lambda::EventSourceMapping";
  private static final String RULE = "Events::Rule";
  private static final String FUNCTION = "Lambda::Function";
  private static final String STAGE = "ApiGatewayV2::Stage";
  private static final String SCHEDULE = "Scheduler::Schedule";

  static final List<Protection> ALL =
      List.of(
          new Protection(TABLE, "/DeletionPolicy", "\"RetainExceptOnCreate\""),
          new Protection(TABLE, "/UpdateReplacePolicy", "\"Retain\""),
          new Protection(TABLE, "/Properties/Replicas/0/DeletionProtectionEnabled", "true"),
          new Protection(
              TABLE,
              "/Properties/Replicas/0/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled",
              "true"),
          new Protection(TABLE, "/Properties/Replicas/1", ""),
          new Protection(TABLE, "/Properties/BillingMode", "\"PAY_PER_REQUEST\""),
          new Protection(TABLE, "/Properties/KeySchema", ".+HASH.+"),
          new Protection(TABLE, "/Properties/AttributeDefinitions", ".+"),
          new Protection(QUEUE, "/Properties/MessageRetentionPeriod", "1209600"),
          new Protection(QUEUE, "/Properties/SqsManagedSseEnabled", "true"),
          new Protection(SOURCE, "/Properties/BatchSize", "10"),
          new Protection(SOURCE, "/Properties/EventSourceArn", ".*(LiveQueue|BacklogQueue).*"),
          new Protection(SOURCE, "/Properties/FunctionName", ".*IngestFunction.*"),
          new Protection(
              SOURCE, "/Properties/FunctionResponseTypes/0", "\"ReportBatchItemFailures\""),
          new Protection(
              SOURCE, "/Properties/ScalingConfig/MaximumConcurrency", "[2-9]|[1-9][0-9]+"),
          new Protection(RULE, "/Properties/State", "\"ENABLED\""),
          new Protection(RULE, "/Properties/EventPattern/source/0", "\"aws\\.(sagemaker|tag)\""),
          new Protection(
              RULE,
              "/Properties/EventPattern/detail-type/0",
              "\"(SageMaker Training Job State Change|Tag Change on Resource)\""),
          new Protection(RULE, "/Properties/Targets/0/Arn", ".*LiveQueue.*"),
          new Protection(RULE, "/Properties/Targets/0/DeadLetterConfig/Arn", ".*DeadLetterQueue.*"),
          new Protection(RULE, "/Properties/Targets/0/RetryPolicy/MaximumRetryAttempts", "185"),
          new Protection(
              RULE, "/Properties/Targets/0/RetryPolicy/MaximumEventAgeInSeconds", "86400"),
          new Protection("ApiGatewayV2::Route", "/Properties/AuthorizationType", "\"AWS_IAM\""),
          new Protection("ApiGatewayV2::Route", "/Properties/Target", ".+"),
          new Protection(STAGE, "/Properties/DefaultRouteSettings/ThrottlingRateLimit", "50"),
          new Protection(STAGE, "/Properties/DefaultRouteSettings/ThrottlingBurstLimit", "100"),
          new Protection(STAGE, "/Properties/AccessLogSettings/DestinationArn", ".*ApiLog.*"),
          new Protection(STAGE, "/Properties/AccessLogSettings/Format", ".*identity.userArn.*"),
          new Protection(STAGE, "/Properties/AutoDeploy", "true"),
          new Protection("Logs::LogGroup", "/Properties/RetentionInDays", "30"),
          new Protection("Logs::LogGroup", "/DeletionPolicy", "\"Delete\""),
          new Protection(FUNCTION, "/Properties/Runtime", "\"java25\""),
          new Protection(FUNCTION, "/Properties/MemorySize", "1024"),
          new Protection(FUNCTION, "/Properties/Timeout", "60|29"),
          new Protection(FUNCTION, "/Properties/Role", ".*(Ingest|Query)Role.*"),
          new Protection(FUNCTION, "/Properties/LoggingConfig/LogGroup", ".*Log.*"),
          new Protection(FUNCTION, "/Properties/SnapStart/ApplyOn", "\"PublishedVersions\""),
          new Protection(
              FUNCTION, "/Properties/Environment/Variables/TABLE_NAME", ".*CatalogTable.*"),
          new Protection(
              FUNCTION, "/Properties/Environment/Variables/STATE_TABLE_NAME", ".*StateTable.*"),
          new Protection(SCHEDULE, "/Properties/ScheduleExpression", "\"rate\\(1 day\\)\""),
          new Protection(SCHEDULE, "/Properties/GroupName", ".*WarmUpGroup.*"),
          new Protection(SCHEDULE, "/Properties/Target/Arn", ".*live.*"),
          new Protection(SCHEDULE, "/Properties/Target/RoleArn", ".*WarmUpRole.*"));

  /// One line for each resource without one of the protections, and for each type that has no
  /// resource.
  static List<String> failures(JsonNode template) {
    List<String> failures = new ArrayList<>();
    for (Protection protection : ALL) {
      List<JsonNode> resources =
          template.path("Resources").properties().stream()
              .map(java.util.Map.Entry::getValue)
              .filter(each -> each.path("Type").asText().equals("AWS::" + protection.type))
              .toList();
      if (resources.isEmpty()) {
        failures.add("no " + protection.type);
      }
      resources.stream()
          .filter(each -> !each.at(protection.pointer).toString().matches(protection.expected))
          .forEach(each -> failures.add(protection + " was " + each.at(protection.pointer)));
    }
    failures.addAll(QueueProtection.failures(template));
    return failures;
  }
}
