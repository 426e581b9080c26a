package dev.trainspotter.infra.effect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.infra.Synthesis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One alarm as it must be: its metric, the resource that the metric is of, and when it fires.
///
/// @param metric the metric's name, or the JSON of a metric expression and its metrics
/// @param dimension `name=value`, where the value of a reference is the resource's id without hash
/// @param rule `statistic period datapoints/periods comparison threshold missing data`
record AlarmRow(String id, String namespace, String metric, String dimension, String rule) {
  private static final String SHARE_OF_MISSED_JOBS =
      """
      [{"Expression":"100 * missed / MAX([missed, new])","Id":"expr_1",\
      "Label":"missed jobs in percent of the new ones","ReturnData":true},\
      {"Id":"missed","MetricStat":{"Metric":{"Dimensions":[{"Name":"Stack",\
      "Value":"trainspotter-prod"}],"MetricName":"MissedJobs","Namespace":"Trainspotter"},\
      "Period":3600,"Stat":"Sum"},"ReturnData":false},\
      {"Id":"new","MetricStat":{"Metric":{"Dimensions":[{"Name":"Stack",\
      "Value":"trainspotter-prod"}],"MetricName":"NewJobs","Namespace":"Trainspotter"},\
      "Period":3600,"Stat":"Sum"},"ReturnData":false}]\
      """;

  /// A rule that matched no event has no value, so the larger of two counts is that of either.
  private static final String STATE_CHANGES =
      """
      [{"Expression":"MAX([own, members])","Id":"expr_1","Label":"state changes",\
      "ReturnData":true},\
      {"Id":"members","MetricStat":{"Metric":{"Dimensions":[{"Name":"EventBusName",\
      "Value":{"Ref":"MemberBus"}},{"Name":"RuleName","Value":{"Ref":"MemberStateChangeRule"}}],\
      "MetricName":"Invocations","Namespace":"AWS/Events"},"Period":3600,"Stat":"Sum"},\
      "ReturnData":false},\
      {"Id":"own","MetricStat":{"Metric":{"Dimensions":[{"Name":"RuleName",\
      "Value":{"Ref":"StateChangeRule"}}],"MetricName":"Invocations","Namespace":"AWS/Events"},\
      "Period":3600,"Stat":"Sum"},"ReturnData":false}]\
      """;

  static final List<AlarmRow> ALL =
      List.of(
          sqs("DeadLetters", "ApproximateNumberOfMessagesVisible", "DeadLetterQueue", "1/1", 1),
          sqs("LiveQueueOld", "ApproximateAgeOfOldestMessage", "LiveQueue", "3/3", 900),
          ofIngest("BacklogOld", "HintAge", "Maximum 1800 1/1 >= 21600 ok"),
          sum("StateChangesLost", "AWS/Events", "FailedInvocations", "RuleName=StateChangeRule", 1),
          sum("TagChangesLost", "AWS/Events", "FailedInvocations", "RuleName=TagChangeRule", 1),
          ofMembers("MemberStateChangesLost", "MemberStateChangeRule"),
          ofMembers("MemberTagChangesLost", "MemberTagChangeRule"),
          sum("IngestErrors", "AWS/Lambda", "Errors", "FunctionName=IngestFunction", 3),
          ofIngest("MessagesFail", "FailedMessages", "Sum 300 2/3 >= 1 ok"),
          sum("QueryErrors", "AWS/Lambda", "Errors", "FunctionName=QueryFunction", 1),
          sum("SqlErrors", "AWS/Lambda", "Errors", "FunctionName=SqlFunction", 1),
          sum("IngestThrottles", "AWS/Lambda", "Throttles", "FunctionName=IngestFunction", 3),
          sum("QueryThrottles", "AWS/Lambda", "Throttles", "FunctionName=QueryFunction", 1),
          sum("SqlThrottles", "AWS/Lambda", "Throttles", "FunctionName=SqlFunction", 1),
          sum("ApiErrors", "AWS/ApiGateway", "5xx", "ApiId=JobsApi", 1),
          new AlarmRow(
              "ApiSlow",
              "AWS/Lambda",
              "Duration",
              "FunctionName=QueryFunction",
              "p99 300 3/3 >= 5000 ok"),
          sum("WarmUpFails", "AWS/Scheduler", "TargetErrorCount", "ScheduleGroup=WarmUpGroup", 1),
          sum(
              "ExportFails",
              "AWS/Scheduler",
              "TargetErrorCount",
              "ScheduleGroup=ExportScheduleGroup",
              1),
          new AlarmRow(
              "RangesOverdue",
              "Trainspotter",
              "OverdueRanges",
              "Stack=trainspotter-prod",
              "Minimum 900 1/1 >= 1 notified"),
          new AlarmRow("JobsMissed", "", SHARE_OF_MISSED_JOBS, "", " 0 3/12 >= 5 ok"),
          sum("ReconcileErrors", "AWS/Lambda", "Errors", "FunctionName=ReconcileFunction", 3),
          new AlarmRow("Silence", "", STATE_CHANGES, "", " 0 6/6 < 1 alarm"));

  private static AlarmRow sqs(String id, String metric, String queue, String of, int threshold) {
    String rule = "Maximum 300 %s >= %d ok".formatted(of, threshold);
    return new AlarmRow(id, "AWS/SQS", metric, "QueueName=" + queue, rule);
  }

  private static AlarmRow ofIngest(String id, String metric, String rule) {
    return new AlarmRow(id, "Trainspotter", metric, "Stack=trainspotter-prod", rule);
  }

  private static AlarmRow ofMembers(String id, String rule) {
    return sum(id, "AWS/Events", "FailedInvocations", "EventBusName=MemberBus,RuleName=" + rule, 1);
  }

  private static AlarmRow sum(
      String id, String namespace, String metric, String dimension, int periods) {
    String rule = "Sum 300 %d/%d >= 1 ok".formatted(periods, periods);
    return new AlarmRow(id, namespace, metric, dimension, rule);
  }

  /// One line for each alarm that differs from its row, is missing, or does not notify the topic.
  static List<String> failures(JsonNode template) {
    List<AlarmRow> missing = new ArrayList<>(ALL);
    List<String> failures = new ArrayList<>();
    Templates.named(template, "AWS::CloudWatch::Alarm")
        .forEach(
            (id, alarm) -> {
              AlarmRow actual = of(id, alarm);
              if (!missing.remove(actual)) {
                failures.add("+ " + actual);
              }
              for (String actions : actions(alarm)) {
                if (!plain(alarm.at("/" + actions + "/0")).equals("AlarmTopic")) {
                  failures.add(id + " does not notify the topic by " + actions);
                }
              }
            });
    missing.forEach(row -> failures.add("- " + row));
    return failures;
  }

  private static List<String> actions(JsonNode alarm) {
    return alarm.path("TreatMissingData").asText().equals("missing")
        ? List.of("AlarmActions", "OKActions", "InsufficientDataActions")
        : List.of("AlarmActions", "OKActions");
  }

  private static AlarmRow of(String id, JsonNode alarm) {
    List<String> dimensions =
        Synthesis.elements(alarm.path("Dimensions"))
            .map(each -> each.path("Name").asText() + "=" + plain(each.path("Value")))
            .toList();
    String comparison =
        Map.of("GreaterThanOrEqualToThreshold", ">=", "LessThanThreshold", "<")
            .getOrDefault(alarm.path("ComparisonOperator").asText(), "?");
    String missing =
        Map.of("notBreaching", "ok", "breaching", "alarm", "missing", "notified")
            .getOrDefault(alarm.path("TreatMissingData").asText(), "?");
    String rule =
        "%s %d %d/%d %s %d %s"
            .formatted(
                alarm.path("Statistic").asText(alarm.path("ExtendedStatistic").asText()),
                alarm.path("Period").asInt(),
                alarm.path("DatapointsToAlarm").asInt(),
                alarm.path("EvaluationPeriods").asInt(),
                comparison,
                alarm.path("Threshold").asLong(),
                missing);
    return new AlarmRow(
        id.replaceFirst("^Alarms", "").replaceFirst("[0-9A-F]{8}$", ""),
        alarm.path("Namespace").asText(),
        alarm.has("Metrics")
            ? Templates.withoutHashes(alarm.path("Metrics").toString())
            : alarm.path("MetricName").asText(),
        String.join(",", dimensions),
        rule);
  }

  private static String plain(JsonNode value) {
    String id =
        value.has("Fn::GetAtt") ? value.at("/Fn::GetAtt/0").asText() : value.path("Ref").asText();
    String text = value.isTextual() ? value.asText() : id;
    return text.equals("API") ? "JobsApi" : text.replaceFirst("(?<=[A-Za-z])[0-9A-F]{8}$", "");
  }
}
