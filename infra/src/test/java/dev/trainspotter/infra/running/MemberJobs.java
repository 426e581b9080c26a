package dev.trainspotter.infra.running;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.infra.Checkout;
import dev.trainspotter.infra.Synthesis;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A job in the hub's account and in each member, which the stack knows by their events.
///
/// @param hub the hub's template
record MemberJobs(RunningStack running, JsonNode hub, List<Member> members, Recording recording) {
  /// The rows of the jobs by account, at two moments.
  ///
  /// @param revoked while the last member had no reader role
  /// @param isWaiting whether a hint waited in the backlog then
  /// @param restored when it had the role again
  record Seen(Map<String, JsonNode> revoked, boolean isWaiting, Map<String, JsonNode> restored) {}

  /// The name of the account's job.
  static String name(String account) {
    return "job-in-" + account;
  }

  /// The event of the last state change of an account's job.
  static String stateChange(String account) {
    return of(account, "events/completed.json");
  }

  /// The event of a change of its tags.
  static String tagChange(String account) {
    return of(account, "events/tag-change-2.json");
  }

  /// Delivers the events of all accounts, first that of the member without a role. It must have had
  /// no session before, because sessions outlive their role.
  Seen deliver(String backlog) throws Exception {
    Member last = members.getLast();
    running.revoke(last);
    deliver(last);
    put(Resolver.ACCOUNT);
    String own = stateChange(Resolver.ACCOUNT);
    send(TemplateCheck.of(hub).queuesOf(TemplateCheck.DEFAULT_BUS, own), own);
    for (Member member : members.subList(0, members.size() - 1)) {
      deliver(member);
    }
    Map<String, JsonNode> revoked = rows();
    boolean isWaiting = running.isHolding(backlog);
    running.admit(last);
    running.drain(backlog);
    for (Member member : members) {
      String arn =
          Synthesis.parse(describeAnswer(member.account())).path("TrainingJobArn").asText();
      running.sageMaker().tag(arn, Map.of("team", "speech"));
      String event = tagChange(member.account());
      send(member.forward(hub, event, recording), event);
    }
    return new Seen(revoked, isWaiting, rows());
  }

  private void deliver(Member member) {
    put(member.account());
    String event = stateChange(member.account());
    send(member.forward(hub, event, recording), event);
  }

  /// Sends the event to the queues, and lets their functions read it.
  private void send(List<String> queues, String event) {
    queues.forEach(queue -> running.send(queue, event));
    queues.forEach(running::drain);
  }

  private void put(String account) {
    running.sageMaker().put(describeAnswer(account), Map.of("team", "vision"));
  }

  private Map<String, JsonNode> rows() throws Exception {
    Map<String, JsonNode> rows = new LinkedHashMap<>();
    for (String account :
        Stream.concat(Stream.of(Resolver.ACCOUNT), members.stream().map(Member::account))
            .toList()) {
      rows.put(
          account,
          running.get(
              "/v1/training-jobs/%s/%s/%s".formatted(account, Resolver.REGION, name(account))));
    }
    return rows;
  }

  private static String describeAnswer(String account) {
    return of(account, "events/completed.describe.json");
  }

  private static String of(String account, String file) {
    return Checkout.text(file)
        .replaceAll("(completed|tag-change)-2026-11-20-08", name(account))
        .replace(Resolver.ACCOUNT, account);
  }
}
