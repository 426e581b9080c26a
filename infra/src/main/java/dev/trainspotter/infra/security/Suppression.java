package dev.trainspotter.infra.security;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.constructs.IConstruct;

/// Every suppressed finding of cdk-nag's rule pack AwsSolutions, with the reason.
public enum Suppression {
  FUNCTION_ROLE_WILDCARDS(
      "AwsSolutions-IAM5",
      "A function's role",
      "X-Ray's actions know no resources; the streams of a function's own log have names that"
          + " Lambda makes; training jobs are named by their owners and run in any Region."),
  API_PATH_WILDCARDS(
      "AwsSolutions-IAM5",
      "The callers' policies and role",
      "A caller may ask for every path below a prefix of the API's own paths; jobs come and go."),
  OPEN_PREFLIGHT(
      "AwsSolutions-APIG4",
      "The route `OPTIONS /{proxy+}`, with `corsOrigins`",
      "Browsers send preflight requests without credentials; the response holds no rows."),
  UNENCRYPTED_ALARM_TOPIC(
      "AwsSolutions-SNS2",
      "The alarm topic, without `kmsKeyArn`",
      "CloudWatch cannot publish to a topic under the key that AWS manages for SNS; an alarm names"
          + " no job.");

  private final String rule;
  private final String where;
  private final String reason;

  Suppression(String rule, String where, String reason) {
    this.rule = rule;
    this.where = where;
    this.reason = reason;
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

  /// Suppresses the finding for this construct and its children.
  public void applyTo(IConstruct construct) {
    NagSuppressions.addResourceSuppressions(
        construct, List.of(NagPackSuppression.builder().id(rule).reason(reason).build()), true);
  }
}
