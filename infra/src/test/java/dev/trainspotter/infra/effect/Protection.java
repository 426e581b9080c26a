package dev.trainspotter.infra.effect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
  private static final String ROUTE = "ApiGatewayV2::Route";
  private static final String INTEGRATION = "ApiGatewayV2::Integration";
  private static final String API = "\\{\"Ref\":\"JobsApi[A-F0-9]{8}\"}";
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
          new Protection(TABLE, "/Properties/Replicas/0/Region", "\\{\"Ref\":\"AWS::Region\"}"),
          new Protection(TABLE, "/Properties/Replicas/1", ""),
          new Protection(TABLE, "/Properties/BillingMode", "\"PAY_PER_REQUEST\""),
          new Protection(TABLE, "/Properties/KeySchema", ".+HASH.+"),
          new Protection(TABLE, "/Properties/AttributeDefinitions", ".+"),
          new Protection(QUEUE, "/Properties/MessageRetentionPeriod", "1209600"),
          new Protection(QUEUE, "/Properties/SqsManagedSseEnabled", "true"),
          new Protection(SOURCE, "/Properties/BatchSize", "10"),
          new Protection(SOURCE, "/Properties/EventSourceArn", ".*(LiveQueue|BacklogQueue).*"),
          new Protection(
              SOURCE,
              "/Properties/FunctionName",
              "\\{\"Fn::Join\":\\[\"\",\\[\\{\"Fn::Select\":\\[6,\\{\"Fn::Split\":\\[\":\","
                  + "\\{\"Ref\":\"IngestFunctionAliaslive[A-F0-9]{8}\"}]}]},\":live\"]]}"),
          new Protection(
              SOURCE, "/Properties/FunctionResponseTypes/0", "\"ReportBatchItemFailures\""),
          new Protection(SOURCE, "/Properties/ScalingConfig/MaximumConcurrency", "2|5"),
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
          new Protection(ROUTE, "/Properties/AuthorizationType", "\"AWS_IAM\""),
          new Protection(ROUTE, "/Properties/ApiId", API),
          new Protection(INTEGRATION, "/Properties/ApiId", API),
          new Protection(INTEGRATION, "/Properties/IntegrationType", "\"AWS_PROXY\""),
          new Protection(INTEGRATION, "/Properties/PayloadFormatVersion", "\"2.0\""),
          new Protection("ApiGatewayV2::Api", "/Properties/ProtocolType", "\"HTTP\""),
          new Protection(STAGE, "/Properties/ApiId", API),
          new Protection(STAGE, "/Properties/DefaultRouteSettings/ThrottlingRateLimit", "50"),
          new Protection(STAGE, "/Properties/DefaultRouteSettings/ThrottlingBurstLimit", "100"),
          new Protection(STAGE, "/Properties/AccessLogSettings/DestinationArn", ".*ApiLog.*"),
          new Protection(STAGE, "/Properties/AccessLogSettings/Format", ".*identity.userArn.*"),
          new Protection(STAGE, "/Properties/AutoDeploy", "true"),
          new Protection("Logs::LogGroup", "/Properties/RetentionInDays", "30"),
          new Protection("Logs::LogGroup", "/DeletionPolicy", "\"Delete\""),
          new Protection(FUNCTION, "/Properties/Architectures", "\\[\"arm64\"]"),
          new Protection(FUNCTION, "/Properties/Code/S3Key", "\"[0-9a-f]{64}\\.zip\""),
          new Protection(
              FUNCTION,
              "/Properties/Code/S3Bucket/Fn::Sub",
              "\"cdk-[a-z0-9]+-assets-\\$\\{AWS::AccountId}-\\$\\{AWS::Region}\""),
          new Protection(FUNCTION, "/Properties/LoggingConfig/LogFormat", "\"JSON\""),
          new Protection(FUNCTION, "/Properties/TracingConfig/Mode", "\"Active\""),
          new Protection("Lambda::Alias", "/Properties/Name", "\"live\""),
          new Protection("IAM::Role", "/Properties/Path", "\"/\""),
          new Protection("IAM::ManagedPolicy", "/Properties/Path", "\"/\""),
          new Protection(
              "IAM::ManagedPolicy",
              "/Properties/Description",
              "\"Asks the API for the rows of (every|one) account\\.\""),
          new Protection(FUNCTION, "/Properties/Runtime", "\"java25\""),
          new Protection(FUNCTION, "/Properties/MemorySize", "1024|2048"),
          new Protection(SCHEDULE, "/Properties/Target/Input", "\"\\{}\"|.*ExportFormat.*"),
          new Protection("Lambda::EventInvokeConfig", "/Properties/MaximumRetryAttempts", "0"),
          new Protection("Lambda::EventInvokeConfig", "/Properties/MaximumEventAgeInSeconds", "60"),
          new Protection("Lambda::EventInvokeConfig", "/Properties/Qualifier", "\"\\$LATEST\""));

  /// One line for each resource without one of the protections, and for each type that has no
  /// resource.
  static List<String> failures(JsonNode template) {
    List<String> failures = new ArrayList<>();
    Map<String, List<JsonNode>> byType =
        template.path("Resources").properties().stream()
            .map(Map.Entry::getValue)
            .collect(Collectors.groupingBy(each -> each.path("Type").asText()));
    for (Protection protection : ALL) {
      List<JsonNode> resources = byType.getOrDefault("AWS::" + protection.type, List.of());
      if (resources.isEmpty()) {
        failures.add("no " + protection.type);
      }
      resources.stream()
          .filter(each -> !Templates.matches(each.at(protection.pointer), protection.expected))
          .forEach(each -> failures.add(protection + " was " + each.at(protection.pointer)));
    }
    failures.addAll(QueueProtection.failures(template));
    failures.addAll(RouteTarget.failures(template));
    return failures;
  }
}
