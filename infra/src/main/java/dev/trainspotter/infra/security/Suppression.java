package dev.trainspotter.infra.security;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.github.cdklabs.cdknag.RegexAppliesTo;
import java.util.List;
import software.constructs.IConstruct;

/// Every suppressed finding of cdk-nag's rule pack AwsSolutions, with the reason.
public enum Suppression {
  FUNCTION_ROLE_WILDCARDS(
      "AwsSolutions-IAM5",
      "A function's role",
      "X-Ray's actions and SageMaker's Search know no resources; the streams of a function's own"
          + " log have names that Lambda makes; training jobs are named by their owners and run in"
          + " any Region.",
      "Resource::*",
      "Resource::arn:<AWS::Partition>:sagemaker:*:<AWS::AccountId>:training-job/*"),
  READERS_OF_AN_ORGANIZATION(
      "AwsSolutions-IAM5",
      "The roles of IngestFunction and ReconcileFunction, with `organizationalUnits`",
      "The units' accounts come and go, and so do the units below them; the statements name one"
          + " role in each account, and only accounts and units of the own organization."
          + " Organizations' ListAccounts knows no resources.",
      "/^Resource::arn:<AWS::Partition>:iam::\\*:role\\//",
      "/^Resource::arn:<AWS::Partition>:organizations::\\*:ou\\/o-[a-z0-9]+\\/ou-\\*$/"),
  MEMBER_SEARCH(
      "AwsSolutions-IAM5",
      "The reader role of a member account",
      "SageMaker's Search knows no resources; training jobs are named by their owners and run in"
          + " any Region.",
      "Resource::*",
      "Resource::arn:<AWS::Partition>:sagemaker:*:<AWS::AccountId>:training-job/*"),
  MEMBER_DEAD_LETTERS(
      "AwsSolutions-SQS3",
      "The dead-letter queue of a member stack",
      "It is the dead-letter queue of the stack's rules, which this check does not see."),
  API_PATH_WILDCARDS(
      "AwsSolutions-IAM5",
      "The callers' policies and role",
      "A caller may ask for every path below a prefix of the API's own paths; jobs come and go.",
      Suppression.PATHS + "\\*$/",
      Suppression.PATHS + "(training-jobs|health)\\/([0-9]{12}|<AWS::AccountId>)\\/\\*$/"),
  OPEN_PREFLIGHT(
      "AwsSolutions-APIG4",
      "The route `OPTIONS /{proxy+}`, with `corsOrigins`",
      "Browsers send preflight requests without credentials; the response holds no rows."),
  EXPORT_ROLE_WILDCARD(
      "AwsSolutions-IAM5",
      "The role of the daily export, with `lake`",
      "DynamoDB names the files of an export; the role may write them below one prefix of one"
          + " bucket.",
      "/^Resource::<LakeBucket\\w+\\.Arn>\\/training-jobs\\/\\*$/"),
  UNLOGGED_LAKE_BUCKET(
      "AwsSolutions-S1",
      "The bucket of the exports, with `lake`",
      "A log of its own would need another bucket; CloudTrail records who reads objects, if its"
          + " data events are on."),
  UNENCRYPTED_ALARM_TOPIC(
      "AwsSolutions-SNS2",
      "The alarm topic, without `kmsKeyArn`",
      "CloudWatch cannot publish to a topic under the key that AWS manages for SNS; an alarm names"
          + " no job.");

  /// The paths of the API's own stage, one finding for each method.
  private static final String PATHS =
      "/^Resource::arn:<AWS::Partition>:execute-api:<AWS::Region>:<AWS::AccountId>:<JobsApi\\w+>"
          + "\\/\\$default\\/[A-Z]+\\/v1\\/";

  private final String rule;
  private final String where;
  private final String reason;
  private final List<String> findings;

  /// @param findings cdk-nag's ids of the accepted findings, or regular expressions between
  ///     slashes; none for a rule whose findings have no ids
  Suppression(String rule, String where, String reason, String... findings) {
    this.rule = rule;
    this.where = where;
    this.reason = reason;
    this.findings = List.of(findings);
  }

  /// The rule's id.
  public String rule() {
    return rule;
  }

  /// The construct that the rule reports.
  public String where() {
    return where;
  }

  /// Why the finding is accepted.
  public String reason() {
    return reason;
  }

  /// Suppresses the findings for this construct and its children. Any other wildcard is still a
  /// finding.
  public void applyTo(IConstruct construct) {
    NagPackSuppression.Builder suppression = NagPackSuppression.builder().id(rule).reason(reason);
    if (!findings.isEmpty()) {
      suppression.appliesTo(findings.stream().map(Suppression::finding).toList());
    }
    NagSuppressions.addResourceSuppressions(construct, List.of(suppression.build()), true);
  }

  private static Object finding(String id) {
    return id.startsWith("/") ? RegexAppliesTo.builder().regex(id).build() : id;
  }
}
