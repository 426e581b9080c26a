package dev.trainspotter.infra.security;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.constructs.IConstruct;

/// What the policy checks (cdk-nag's AwsSolutions) would object to, and why it stays.
public enum Suppression {
  TRACES_AND_STREAMS(
      "AwsSolutions-IAM5",
      "A function's role",
      "X-Ray's actions know no resources; the streams of a function's own log have names that"
          + " Lambda makes; training jobs are named by their owners and run in any Region."),
  ROUTES_OF_THE_API(
      "AwsSolutions-IAM5",
      "The callers' policies and role",
      "A caller may ask for every path below a prefix of the API's own paths; jobs come and go."),
  ALARMS_IN_THE_CLEAR(
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

  /// What it would object to.
  public String where() {
    return where;
  }

  /// Why that stays.
  public String reason() {
    return reason;
  }

  public void on(IConstruct construct) {
    NagSuppressions.addResourceSuppressions(
        construct, List.of(NagPackSuppression.builder().id(rule).reason(reason).build()), true);
  }
}
