package dev.trainspotter.infra.lake;

import dev.trainspotter.infra.configuration.Configuration;
import dev.trainspotter.infra.security.Encryption;
import dev.trainspotter.infra.security.StackRole;
import dev.trainspotter.infra.security.Statements;
import dev.trainspotter.infra.security.Suppression;
import dev.trainspotter.infra.tables.ShapedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.CfnScheduleGroup;
import software.constructs.Construct;

/// Starts a full export of the jobs' table every day at 03:00 UTC. EventBridge Scheduler calls
/// DynamoDB itself, by a universal target.
///
/// See https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
public final class ExportSchedule extends Construct {
  /// DynamoDB remembers the token of a request for 8 hours: repetitions within this time start no
  /// second export.
  private static final int LONGEST_AGE_SECONDS = 6 * 3600;

  private static final int MAX_RETRIES = 185;

  /// The scheduler replaces it by the time for which the invocation was scheduled, which is the
  /// same at each attempt; its `execution-id` is another one at each attempt.
  private static final String SCHEDULED_TIME = "<aws.scheduler.scheduled-time>";

  private final CfnScheduleGroup group;

  ExportSchedule(
      Construct scope,
      Configuration configuration,
      Encryption encryption,
      ShapedTable table,
      LakeBucket bucket) {
    super(scope, "ExportSchedule");
    StackRole role =
        new StackRole(
            scope,
            "Export",
            configuration,
            new ServicePrincipal("scheduler.amazonaws.com"),
            statements(encryption, table, bucket));
    Suppression.EXPORT_ROLE_WILDCARD.applyTo(role);
    this.group = CfnScheduleGroup.Builder.create(this, "Group").build();
    CfnSchedule.Builder.create(this, "Daily")
        .description("Exports the jobs' table to S3 every day.")
        .groupName(group.getRef())
        .scheduleExpression("cron(0 3 * * ? *)")
        .scheduleExpressionTimezone("UTC")
        .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder().mode("OFF").build())
        .target(
            CfnSchedule.TargetProperty.builder()
                .arn(
                    "arn:%s:scheduler:::aws-sdk:dynamodb:exportTableToPointInTime"
                        .formatted(Aws.PARTITION))
                .roleArn(role.getRoleArn())
                .input(
                    Stack.of(scope).toJsonString(request(configuration, encryption, table, bucket)))
                .retryPolicy(
                    CfnSchedule.RetryPolicyProperty.builder()
                        .maximumRetryAttempts(MAX_RETRIES)
                        .maximumEventAgeInSeconds(LONGEST_AGE_SECONDS)
                        .build())
                .build())
        .build();
  }

  /// The name of the schedule's group, by which its metrics are counted.
  public String groupName() {
    return group.getRef();
  }

  /// The parameters of `ExportTableToPointInTime`. Without a time, DynamoDB exports the table as it
  /// is at the request.
  private static Map<String, String> request(
      Configuration configuration, Encryption encryption, ShapedTable table, LakeBucket bucket) {
    Map<String, String> request = new TreeMap<>();
    request.put("TableArn", table.getTableArn());
    request.put("ClientToken", configuration.stackName() + "-" + SCHEDULED_TIME);
    request.put("ExportFormat", "DYNAMODB_JSON");
    request.put("ExportType", "FULL_EXPORT");
    request.put("S3Bucket", bucket.getBucketName());
    request.put("S3Prefix", bucket.prefix());
    request.put("S3SseAlgorithm", encryption.key() == null ? "AES256" : "KMS");
    if (encryption.key() != null) {
      request.put("S3SseKmsKeyId", encryption.key().getKeyArn());
    }
    return request;
  }

  /// What DynamoDB [requires] of the caller: it writes the files with the caller's permissions.
  ///
  /// [requires]:
  /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport_Requesting.html
  private static List<PolicyStatement> statements(
      Encryption encryption, ShapedTable table, LakeBucket bucket) {
    List<PolicyStatement> statements = new ArrayList<>();
    statements.add(
        Statements.allow(
            "ExportRows", List.of("dynamodb:ExportTableToPointInTime"), table.getTableArn()));
    statements.add(
        Statements.allow(
            "WriteExports",
            List.of("s3:AbortMultipartUpload", "s3:PutObject", "s3:PutObjectAcl"),
            bucket.arnForObjects(bucket.prefix() + "/*")));
    statements.addAll(encryption.statements());
    return statements;
  }
}
