package dev.trainspotter.infra.running;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.emulators.AccessKey;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.iam.IamPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A member account with the stack of the member template in the hub's Region.
record Member(String account, JsonNode template) {
  /// The ARN of the role with which the hub reads the account's jobs.
  String readerArn() {
    return resolver().role(reader());
  }

  /// Whether the reader role trusts this role of the hub.
  boolean trusts(String roleArn, String externalId) {
    JsonNode trust = role(reader()).path("AssumeRolePolicyDocument").path("Statement");
    return new IamPolicy(trust, resolver()::text)
        .forAccount(roleArn.split(":", -1)[4])
        .allows(
            "sts:AssumeRole",
            "",
            Map.of("aws:PrincipalArn", roleArn, "sts:ExternalId", externalId));
  }

  /// Sends an event of the account along the way that both templates describe: by the member's
  /// rules to a bus, if their role may put it there and the bus admits it, and from this bus by the
  /// hub's rules. Returns the logical ids of the queues that it reaches.
  List<String> forward(JsonNode hub, String event, Recording recording) {
    return check(recording)
        .rulesOf(TemplateCheck.DEFAULT_BUS, event)
        .flatMap(rule -> Synthesis.elements(rule.path("Targets")))
        .flatMap(target -> put(hub, target, event, recording))
        .toList();
  }

  /// What is wrong with the statements of the member's roles after these calls.
  List<String> failures(Recording recording) {
    return check(recording).failures();
  }

  /// The logical ids of the roles.
  List<String> roles() {
    return template.path("Resources").properties().stream()
        .filter(each -> each.getValue().path("Type").asText().equals("AWS::IAM::Role"))
        .filter(each -> resolver().exists(each.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Whether a key is that of a session in this account.
  boolean hasSession(String accessKey) {
    return !accessKey.equals(account) && AccessKey.account(accessKey).equals(account);
  }

  private Stream<String> put(JsonNode hub, JsonNode target, String event, Recording recording) {
    String role = Resolver.target(target.path("RoleArn"));
    String bus = resolver().text(target.path("Arn"));
    recording.calls().add(new AwsCall(key(role), "events:PutEvents", bus));
    boolean isSent =
        new IamPolicy(TemplateCheck.statements(template, role), resolver()::text)
            .allows("events:PutEvents", bus, Map.of());
    return isSent ? receive(hub, bus, event) : Stream.of();
  }

  /// The queues to which the hub sends an event that this account puts on a bus.
  private Stream<String> receive(JsonNode hub, String bus, String event) {
    Resolver there = new Resolver(hub);
    JsonNode read = Synthesis.parse(event);
    Map<String, String> context =
        Map.of(
            "events:source", read.path("source").asText(),
            "events:detail-type", read.path("detail-type").asText());
    boolean isAdmitted =
        TemplateCheck.resources(hub, "AWS::Events::EventBusPolicy")
            .filter(policy -> bus.equals(busArn(there, policy.path("EventBusName"))))
            .map(policy -> Synthesis.JSON.createArrayNode().add(policy.path("Statement")))
            .map(statements -> new IamPolicy(statements, there::text).forAccount(account))
            .anyMatch(policy -> policy.allows("events:PutEvents", bus, context));
    return isAdmitted
        ? TemplateCheck.resources(hub, "AWS::Events::EventBus")
            .map(each -> each.path("Name"))
            .filter(name -> bus.equals(busArn(there, name)))
            .flatMap(name -> TemplateCheck.of(hub).queuesOf(there.text(name), event).stream())
        : Stream.of();
  }

  private static String busArn(Resolver resolver, JsonNode name) {
    return Resolver.arn("events", "event-bus/" + resolver.text(name));
  }

  private TemplateCheck check(Recording recording) {
    Map<String, String> keys = new HashMap<>();
    roles().forEach(role -> keys.put(key(role), role));
    recording.calls().stream()
        .map(AwsCall::accessKey)
        .filter(this::hasSession)
        .forEach(key -> keys.put(key, reader()));
    // Some events are of other partitions, from which no hub of this one has members.
    List<AwsCall> calls =
        recording.calls().stream()
            .filter(call -> call.resource().matches("\\*|arn:aws:.*"))
            .toList();
    return new TemplateCheck(template, new Recording(calls, List.of()), keys, resolver());
  }

  /// Stands for the access key with which a service calls as this role.
  private String key(String role) {
    return account + "/" + role;
  }

  /// The logical id of the role that another account may assume.
  private String reader() {
    return roles().stream()
        .filter(id -> role(id).at("/AssumeRolePolicyDocument/Statement/0/Principal").has("AWS"))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode role(String id) {
    return template.path("Resources").path(id).path("Properties");
  }

  private Resolver resolver() {
    return new Resolver(template, account);
  }
}
