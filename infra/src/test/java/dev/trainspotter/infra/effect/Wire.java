package dev.trainspotter.infra.effect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Which resource another one uses. A reference to the wrong one of two queues, tables, functions
/// or roles is a valid template of a broken stack.
///
/// @param id the logical id without its hash
/// @param pointer where the reference is
/// @param target a regular expression for its JSON
record Wire(String id, String pointer, String target) {
  private static final String PATTERN = "/Properties/EventPattern";
  private static final String SNAP_START = "/Properties/SnapStart/ApplyOn";
  private static final String VARIABLES = "/Properties/Environment/Variables/";

  private static final String DAILY = "\"rate\\(1 day\\)\"";
  private static final String THREE_ACCOUNTS = "\"111122223333,444455556666,777788889999\"";
  private static final String ANY_MINUTE =
      "\\{\"MaximumWindowInMinutes\":60,\"Mode\":\"FLEXIBLE\"}";

  private static final String EXPORT =
      "\\{\"Fn::Join\":\\[\"\",\\[\"arn:\",\\{\"Ref\":\"AWS::Partition\"},"
          + "\":scheduler:::aws-sdk:dynamodb:exportTableToPointInTime\"]]}";

  /// The request as JSON in JSON, with the references to the bucket and the table in between.
  private static final String REQUEST =
      "\\{\"Fn::Join\":\\[\"\",\\[\"\\{"
          + text("ClientToken", "trainspotter-prod-<aws\\.scheduler\\.scheduled-time>")
          + ","
          + text("ExportFormat", "DYNAMODB_JSON")
          + ","
          + text("ExportType", "FULL_EXPORT")
          + ",\\\\\"S3Bucket\\\\\":\\\\\"\","
          + ref("LakeBucket")
          + ",\"\\\\\","
          + text("S3Prefix", "training-jobs")
          + ","
          + text("S3SseAlgorithm", "AES256")
          + ",\\\\\"TableArn\\\\\":\\\\\"\","
          + arn("CatalogTable")
          + ",\"\\\\\"}\"]]}";

  static final String STATE_CHANGE =
      "\\{"
          + only("detail-type", "SageMaker Training Job State Change")
          + ","
          + only("source", "aws.sagemaker")
          + "}";

  static final String TAG_CHANGE =
      "\\{\"detail\":\\{"
          + only("service", "sagemaker")
          + ","
          + only("resource-type", "training-job")
          + "},"
          + only("detail-type", "Tag Change on Resource")
          + ","
          + only("source", "aws.tag")
          + "}";

  private static final String READER =
      "\\{\"Fn::Join\":\\[\"\",\\[\"arn:\",\\{\"Ref\":\"AWS::Partition\"},"
          + "\":iam::\\{account}:role/trainspotter-prod-reader-\",\\{\"Ref\":\"AWS::Region\"}]]}";

  private static final String EXTERNAL_ID =
      "\\{\"Fn::Join\":\\[\"\",\\[\\{\"Ref\":\"AWS::AccountId\"},\":\","
          + "\\{\"Ref\":\"AWS::Region\"},\":prod\"]]}";

  static final List<Wire> ALL =
      List.of(
          new Wire("IngestFunction", VARIABLES + "TABLE_NAME", ref("CatalogTable")),
          new Wire("IngestFunction", VARIABLES + "STATE_TABLE_NAME", ref("StateTable")),
          new Wire("IngestFunction", VARIABLES + "BACKLOG_QUEUE_URL", ref("BacklogQueue")),
          new Wire("IngestFunction", VARIABLES + "DEAD_LETTER_QUEUE_URL", ref("DeadLetterQueue")),
          new Wire("IngestFunction", VARIABLES + "OWN_ACCOUNT", ref("AWS::AccountId")),
          new Wire("IngestFunction", VARIABLES + "ACCOUNTS", THREE_ACCOUNTS),
          new Wire("IngestFunction", VARIABLES + "READER_ROLE", READER),
          new Wire("IngestFunction", VARIABLES + "READER_EXTERNAL_ID", EXTERNAL_ID),
          new Wire("ReconcileFunction", VARIABLES + "READER_ROLE", READER),
          new Wire("ReconcileFunction", VARIABLES + "READER_EXTERNAL_ID", EXTERNAL_ID),
          new Wire("IngestRole", "/Properties/RoleName", inRegion("trainspotter-prod-ingest-")),
          new Wire(
              "ReconcileRole", "/Properties/RoleName", inRegion("trainspotter-prod-reconcile-")),
          new Wire("MemberBus", "/Properties/Name", "\"trainspotter-prod\""),
          new Wire("MemberStateChangeRule", "/Properties/EventBusName", ref("MemberBus")),
          new Wire("MemberTagChangeRule", "/Properties/EventBusName", ref("MemberBus")),
          new Wire("MemberStateChangeRule", PATTERN, STATE_CHANGE),
          new Wire("MemberTagChangeRule", PATTERN, TAG_CHANGE),
          new Wire("MemberBusForwardStateChangeRule", "/Properties/EventBusName", ref("MemberBus")),
          new Wire("MemberBusForwardTagChangeRule", "/Properties/EventBusName", ref("MemberBus")),
          new Wire("IngestFunction", VARIABLES + "MASKING", "\"on\""),
          new Wire("IngestFunction", VARIABLES + "STACK_NAME", "\"trainspotter-prod\""),
          new Wire("IngestFunction", VARIABLES + "BACKLOG_CONCURRENCY", "\"2\""),
          new Wire("IngestFunction", "/Properties/LoggingConfig/LogGroup", ref("IngestLog")),
          new Wire("IngestFunction", "/Properties/Handler", "\"[a-z.]+\\.ingest\\.IngestHandler\""),
          new Wire("IngestFunction", "/Properties/Role", arn("IngestRole")),
          new Wire("IngestFunction", "/Properties/Timeout", "60"),
          new Wire("IngestFunction", "/Properties/RecursiveLoop", "\"Allow\""),
          new Wire("IngestFunction", SNAP_START, "\"PublishedVersions\""),
          new Wire("QueryFunction", SNAP_START, "\"PublishedVersions\""),
          new Wire("ReconcileFunction", VARIABLES + "TABLE_NAME", ref("CatalogTable")),
          new Wire("ReconcileFunction", VARIABLES + "STATE_TABLE_NAME", ref("StateTable")),
          new Wire("ReconcileFunction", VARIABLES + "BACKLOG_QUEUE_URL", ref("BacklogQueue")),
          new Wire(
              "ReconcileFunction", VARIABLES + "DEAD_LETTER_QUEUE_URL", ref("DeadLetterQueue")),
          new Wire("ReconcileFunction", VARIABLES + "OWN_ACCOUNT", ref("AWS::AccountId")),
          new Wire("ReconcileFunction", VARIABLES + "ACCOUNTS", THREE_ACCOUNTS),
          new Wire("ReconcileFunction", VARIABLES + "MASKING", "\"on\""),
          new Wire("ReconcileFunction", VARIABLES + "STACK_NAME", "\"trainspotter-prod\""),
          new Wire("ReconcileFunction", VARIABLES + "SEARCH_RATE", "\"1\""),
          new Wire("ReconcileFunction", VARIABLES + "BACKFILL_FROM", "\"\""),
          new Wire("ReconcileFunction", "/Properties/LoggingConfig/LogGroup", ref("ReconcileLog")),
          new Wire(
              "ReconcileFunction",
              "/Properties/Handler",
              "\"[a-z.]+\\.ingest\\.ReconcileHandler\""),
          new Wire("ReconcileFunction", "/Properties/Role", arn("ReconcileRole")),
          new Wire("ReconcileFunction", "/Properties/Timeout", "285"),
          new Wire(
              "ReconcileFunctionEventInvokeConfig",
              "/Properties/FunctionName",
              ref("ReconcileFunction")),
          new Wire("ReconcileScheduleRuns", "/Properties/Target/Arn", arn("ReconcileFunction")),
          new Wire("ReconcileScheduleRuns", "/Properties/Target/RoleArn", arn("ScheduleRole")),
          new Wire("ReconcileScheduleRuns", "/Properties/GroupName", ref("ReconcileScheduleGroup")),
          new Wire(
              "ReconcileScheduleRuns", "/Properties/ScheduleExpression", "\"rate\\(5 minutes\\)\""),
          new Wire(
              "ReconcileScheduleRuns", "/Properties/FlexibleTimeWindow", "\\{\"Mode\":\"OFF\"}"),
          new Wire(
              "ReconcileScheduleRuns",
              "/Properties/Target/RetryPolicy",
              "\\{\"MaximumEventAgeInSeconds\":60,\"MaximumRetryAttempts\":0}"),
          new Wire("ExportScheduleDaily", "/Properties/Target/Arn", EXPORT),
          new Wire("ExportScheduleDaily", "/Properties/Target/RoleArn", arn("ExportRole")),
          new Wire("ExportScheduleDaily", "/Properties/GroupName", ref("ExportScheduleGroup")),
          new Wire(
              "ExportScheduleDaily",
              "/Properties/ScheduleExpression",
              "\"cron\\(0 3 \\* \\* \\? \\*\\)\""),
          new Wire("ExportScheduleDaily", "/Properties/ScheduleExpressionTimezone", "\"UTC\""),
          new Wire("ExportScheduleDaily", "/Properties/FlexibleTimeWindow", "\\{\"Mode\":\"OFF\"}"),
          new Wire(
              "ExportScheduleDaily",
              "/Properties/Target/RetryPolicy",
              "\\{\"MaximumEventAgeInSeconds\":21600,\"MaximumRetryAttempts\":185}"),
          new Wire("ExportScheduleDaily", "/Properties/Target/Input", REQUEST),
          new Wire("LakeBucketPolicy", "/Properties/Bucket", ref("LakeBucket")),
          new Wire("QueryFunction", VARIABLES + "TABLE_NAME", ref("CatalogTable")),
          new Wire("QueryFunction", VARIABLES + "STATE_TABLE_NAME", ref("StateTable")),
          new Wire("QueryFunction", VARIABLES + "ACCOUNTS", THREE_ACCOUNTS),
          new Wire("QueryFunction", VARIABLES + "CORS_ORIGINS", "\"\""),
          new Wire("QueryFunction", "/Properties/LoggingConfig/LogGroup", ref("QueryLog")),
          new Wire("QueryFunction", "/Properties/Handler", "\"[a-z.]+\\.query\\.QueryHandler\""),
          new Wire("QueryFunction", "/Properties/Role", arn("QueryRole")),
          new Wire("QueryFunction", "/Properties/Timeout", "29"),
          new Wire("SqlFunction", SNAP_START, "\"PublishedVersions\""),
          new Wire("SqlFunction", VARIABLES + "TABLE_NAME", ref("CatalogTable")),
          new Wire("SqlFunction", VARIABLES + "STATE_TABLE_NAME", ref("StateTable")),
          new Wire("SqlFunction", VARIABLES + "CORS_ORIGINS", "\"\""),
          new Wire("SqlFunction", "/Properties/LoggingConfig/LogGroup", ref("SqlLog")),
          new Wire("SqlFunction", "/Properties/Handler", "\"[a-z.]+\\.sql\\.SqlHandler\""),
          new Wire("SqlFunction", "/Properties/Role", arn("SqlRole")),
          // The other memory of the function is for the SQL engine (600 MiB) and long texts.
          new Wire("SqlFunction", VARIABLES + "JAVA_TOOL_OPTIONS", "\"-Xmx768m\""),
          new Wire("SqlFunction", "/Properties/Timeout", "29"),
          new Wire("IngestFunction", "/Properties/MemorySize", "1024"),
          new Wire("QueryFunction", "/Properties/MemorySize", "1024"),
          new Wire("ReconcileFunction", "/Properties/MemorySize", "1024"),
          new Wire("SqlFunction", "/Properties/MemorySize", "2048"),
          new Wire("SqlFunctionCurrentVersion", "/Properties/FunctionName", ref("SqlFunction")),
          new Wire("SqlFunctionAliaslive", "/Properties/FunctionVersion", ".*SqlFunctionCurrent.*"),
          new Wire("SqlFunctionAliaslive", "/Properties/FunctionName", ref("SqlFunction")),
          new Wire("WarmUpSqlFunction", "/Properties/Target/Arn", ref("SqlFunctionAliaslive")),
          new Wire("WarmUpSqlFunction", "/Properties/Target/RoleArn", arn("WarmUpRole")),
          new Wire("WarmUpSqlFunction", "/Properties/GroupName", ref("WarmUpGroup")),
          new Wire("WarmUpSqlFunction", "/Properties/ScheduleExpression", DAILY),
          new Wire("WarmUpSqlFunction", "/Properties/FlexibleTimeWindow", ANY_MINUTE),
          new Wire(
              "JobsApiPOSTv1sqlSql", "/Properties/IntegrationUri", ref("SqlFunctionAliaslive")),
          new Wire("StateChangeRule", PATTERN, STATE_CHANGE),
          new Wire("TagChangeRule", PATTERN, TAG_CHANGE),
          new Wire(
              "IngestFunctionCurrentVersion", "/Properties/FunctionName", ref("IngestFunction")),
          new Wire("QueryFunctionCurrentVersion", "/Properties/FunctionName", ref("QueryFunction")),
          new Wire(
              "IngestFunctionAliaslive",
              "/Properties/FunctionVersion",
              ".*IngestFunctionCurrent.*"),
          new Wire("IngestFunctionAliaslive", "/Properties/FunctionName", ref("IngestFunction")),
          new Wire(
              "QueryFunctionAliaslive", "/Properties/FunctionVersion", ".*QueryFunctionCurrent.*"),
          new Wire("QueryFunctionAliaslive", "/Properties/FunctionName", ref("QueryFunction")),
          new Wire(
              "WarmUpIngestFunction", "/Properties/Target/Arn", ref("IngestFunctionAliaslive")),
          new Wire("WarmUpQueryFunction", "/Properties/Target/Arn", ref("QueryFunctionAliaslive")),
          new Wire("WarmUpIngestFunction", "/Properties/Target/RoleArn", arn("WarmUpRole")),
          new Wire("WarmUpQueryFunction", "/Properties/Target/RoleArn", arn("WarmUpRole")),
          new Wire("WarmUpIngestFunction", "/Properties/GroupName", ref("WarmUpGroup")),
          new Wire("WarmUpQueryFunction", "/Properties/GroupName", ref("WarmUpGroup")),
          new Wire("WarmUpIngestFunction", "/Properties/ScheduleExpression", DAILY),
          new Wire("WarmUpQueryFunction", "/Properties/ScheduleExpression", DAILY),
          new Wire("WarmUpIngestFunction", "/Properties/FlexibleTimeWindow", ANY_MINUTE),
          new Wire("WarmUpQueryFunction", "/Properties/FlexibleTimeWindow", ANY_MINUTE),
          new Wire("JobsApiStage", "/Properties/AccessLogSettings/DestinationArn", arn("ApiLog")),
          new Wire("JobsApiStage", "/Properties/StageName", "\"\\$default\""),
          new Wire(
              "JobsApiGETv1trainingjobsQuery",
              "/Properties/IntegrationUri",
              ref("QueryFunctionAliaslive")),
          new Wire("LiveQueuePolicy", "/Properties/Queues", "\\[" + ref("LiveQueue") + "]"),
          new Wire("BacklogQueuePolicy", "/Properties/Queues", "\\[" + ref("BacklogQueue") + "]"),
          new Wire(
              "DeadLetterQueuePolicy", "/Properties/Queues", "\\[" + ref("DeadLetterQueue") + "]"),
          new Wire("AlarmTopicPolicy", "/Properties/Topics", "\\[" + ref("AlarmTopic") + "]"));

  /// One line for each reference that is missing or leads elsewhere.
  static List<String> failures(JsonNode template) {
    return failures(template, ALL);
  }

  /// One line for each of these references that is missing or leads elsewhere.
  static List<String> failures(JsonNode template, List<Wire> wires) {
    Map<String, JsonNode> resources = Templates.byId(template);
    List<String> failures = new ArrayList<>();
    for (Wire wire : wires) {
      JsonNode resource = resources.getOrDefault(wire.id, template.path("none"));
      JsonNode actual = resource.at(wire.pointer);
      if (!Templates.matches(actual, wire.target)) {
        failures.add(wire + " was " + actual);
      }
    }
    return failures;
  }

  static String ref(String id) {
    return "\\{\"Ref\":\"%s([0-9A-F]{8})?\"}".formatted(id);
  }

  /// A name that ends with the Region.
  private static String inRegion(String name) {
    return "\\{\"Fn::Join\":\\[\"\",\\[\"%s\",\\{\"Ref\":\"AWS::Region\"}]]}".formatted(name);
  }

  /// A member of an event pattern that matches one value.
  private static String only(String name, String value) {
    return "\"%s\":\\[\"%s\"]".formatted(name, value);
  }

  /// A member of JSON that is a text of the template.
  private static String text(String name, String value) {
    return "\\\\\"%s\\\\\":\\\\\"%s\\\\\"".formatted(name, value);
  }

  static String arn(String id) {
    return "\\{\"Fn::GetAtt\":\\[\"%s[0-9A-F]{8}\",\"Arn\"]}".formatted(id);
  }
}
