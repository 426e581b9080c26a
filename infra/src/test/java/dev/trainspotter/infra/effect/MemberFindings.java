package dev.trainspotter.infra.effect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.infra.Checkout;
import dev.trainspotter.infra.Synthesis;
import java.util.ArrayList;
import java.util.List;

/// Everything that the tests of this package find wrong with the template of a member stack, whose
/// hub is in account 111122223333 and Region us-east-1.
public final class MemberFindings {
  static final List<String> PERMISSIONS =
      Checkout.lines(MemberFindings.class, "member-permissions.txt");

  private static final String BUS =
      join("\"arn:\",@,\":events:us-east-1:111122223333:event-bus/trainspotter-prod\"");

  private static final List<Wire> WIRES =
      List.of(
          new Wire("StateChangeRule", "/Properties/EventPattern", Wire.STATE_CHANGE),
          new Wire("TagChangeRule", "/Properties/EventPattern", Wire.TAG_CHANGE),
          new Wire("DeadLetterQueue", "/Properties/MessageRetentionPeriod", "1209600"),
          new Wire("DeadLetterQueue", "/Properties/SqsManagedSseEnabled", "true"),
          new Wire(
              "DeadLetterQueuePolicy",
              "/Properties/Queues",
              "\\[" + Wire.ref("DeadLetterQueue") + "]"),
          new Wire("ForwardRole", "/Properties/Path", "\"/\""),
          new Wire("ReaderRole", "/Properties/Path", "\"/\""),
          new Wire("ReaderRole", "/Properties/RoleName", "\"trainspotter-prod-reader-us-east-1\""),
          new Wire("ReaderRole", "/Condition", "\"HasReader\""));

  private static final JsonNode CONDITIONS =
      Synthesis.parse(
          """
          {
            "IsHubAccount": {"Fn::Equals": [{"Ref": "AWS::AccountId"}, "111122223333"]},
            "IsHubRegion": {"Fn::Equals": [{"Ref": "AWS::Region"}, "us-east-1"]},
            "IsHub": {"Fn::And": [{"Condition": "IsHubAccount"}, {"Condition": "IsHubRegion"}]},
            "HasReader": {"Fn::And": [
              {"Condition": "IsHubRegion"}, {"Fn::Not": [{"Condition": "IsHubAccount"}]}]}
          }
          """);

  private MemberFindings() {}

  /// One line for each thing that is wrong.
  public static List<String> of(JsonNode template) {
    List<String> failures = new ArrayList<>(Permissions.failures(template, PERMISSIONS));
    List<Wire> wires = new ArrayList<>(WIRES);
    wires.addAll(rule("StateChangeRule"));
    wires.addAll(rule("TagChangeRule"));
    failures.addAll(Wire.failures(template, wires));
    failures.addAll(References.failures(template));
    if (!template.path("Conditions").equals(CONDITIONS)) {
      failures.add("conditions: " + template.path("Conditions"));
    }
    if (template.has("Parameters") || template.has("Rules")) {
      failures.add("asks for what is known, or needs a bootstrapped account");
    }
    return failures;
  }

  private static List<Wire> rule(String id) {
    return List.of(
        new Wire(id, "/Properties/State", "\\{\"Fn::If\":\\[\"IsHub\",\"DISABLED\",\"ENABLED\"]}"),
        new Wire(id, "/Properties/Targets/0/Arn", BUS),
        new Wire(id, "/Properties/Targets/0/RoleArn", Wire.arn("ForwardRole")),
        new Wire(id, "/Properties/Targets/0/DeadLetterConfig/Arn", Wire.arn("DeadLetterQueue")),
        new Wire(id, "/Properties/Targets/0/RetryPolicy/MaximumRetryAttempts", "185"),
        new Wire(id, "/Properties/Targets/0/RetryPolicy/MaximumEventAgeInSeconds", "86400"));
  }

  /// @param parts JSON with `@` in place of the partition
  private static String join(String parts) {
    return "\\{\"Fn::Join\":\\[\"\",\\[%s]]}"
        .formatted(parts.replace("@", "\\{\"Ref\":\"AWS::Partition\"}"));
  }
}
