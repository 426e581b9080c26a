package dev.trainspotter.infra.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.infra.Synthesis;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs the hub's template with two members, whose roles and rules are those of their template.
@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client runs on Linux only")
class RunningMembersTest {
  private static final JsonNode HUB = StackRun.STACK.template();
  private static final List<Member> MEMBERS = StackRun.members(StackRun.MEMBER);
  private static final String WITHOUT_ROLE = MEMBERS.getLast().account();

  private static StackRun run;

  @BeforeAll
  static void run() throws Exception {
    run = StackRun.shared();
  }

  @Test
  void describesTheJobsOfMembersAfterTheirEvents() {
    assertThat(run.memberJobs().restored())
        .hasSize(3)
        .allSatisfy(
            (account, row) -> {
              assertThat(row.path("account_id").asText()).isEqualTo(account);
              assertThat(row.path("observed_by").asText())
                  .as(run.running().logs())
                  .isEqualTo("describe");
              assertThat(row.at("/tags/team").asText())
                  .isEqualTo(account.equals(Resolver.ACCOUNT) ? "vision" : "speech");
            });
  }

  @Test
  void defersTheHintsOfAnAccountWithoutARoleAlone() {
    assertThat(run.memberJobs().revoked())
        .hasSize(3)
        .allSatisfy(
            (account, row) ->
                assertThat(row.path("observed_by").asText())
                    .isEqualTo(account.equals(WITHOUT_ROLE) ? "event" : "describe"));
    assertThat(run.memberJobs().isWaiting()).isTrue();
  }

  @Test
  void readsTheJobsOfEachMemberWithItsOwnRoleAlone() {
    for (Member member : MEMBERS) {
      assertThat(run.recording().calls())
          .filteredOn(call -> call.resource().endsWith("/" + MemberJobs.name(member.account())))
          .extracting(AwsCall::action)
          .contains("sagemaker:DescribeTrainingJob", "sagemaker:ListTags");
      assertThat(run.recording().calls())
          .filteredOn(call -> call.resource().endsWith("/" + MemberJobs.name(member.account())))
          .allSatisfy(call -> assertThat(member.hasSession(call.accessKey())).isTrue());
    }
  }

  @Test
  void allowsWhatMembersDoAndNothingElse() {
    assertThat(MEMBERS)
        .allSatisfy(
            member -> {
              assertThat(member.roles()).hasSize(2);
              assertThat(member.failures(run.recording())).isEmpty();
            });
  }

  @ParameterizedTest
  @MethodSource
  void noticesEveryMissingPermissionOfAMember(Reduced reduced) {
    for (Member member : StackRun.members(reduced.template())) {
      assertThat(member.failures(run.recording()))
          .anySatisfy(failure -> assertThat(failure).startsWith("not allowed: "));
    }
  }

  static Stream<Reduced> noticesEveryMissingPermissionOfAMember() {
    return MEMBERS.getFirst().roles().stream()
        .flatMap(role -> Reduced.ofPermissions(StackRun.MEMBER, role));
  }

  @ParameterizedTest
  @CsvSource({
    "event-bus/trainspotter-prod, event-bus/other, member",
    "aws.sagemaker, aws.ec2, member",
    "aws.tag, aws.ec2, member",
    "events:PutEvents, events:PutRule, member",
    "111122223333, 999900001111, member",
    "us-east-1, eu-west-1, member",
    "'\"DISABLED\",\"ENABLED\"', '\"DISABLED\",\"DISABLED\"', member",
    "'\"Name\":\"trainspotter-prod\"', '\"Name\":\"other\"', hub",
    "'\"AWS\":[\"444455556666\",\"777788889999\"]', '\"AWS\":[\"999900001111\"]', hub",
    "'\"events:source\":\"aws.sagemaker\"', '\"events:source\":\"aws.ec2\"', hub",
    "'\"events:source\":\"aws.tag\"', '\"events:source\":\"aws.ec2\"', hub",
    "'\"source\":[\"aws.sagemaker\"]', '\"source\":[\"aws.ec2\"]', hub",
    "'\"source\":[\"aws.tag\"]', '\"source\":[\"aws.ec2\"]', hub",
    "'\"EventBusName\"', '\"EventBus\"', hub"
  })
  void noticesEveryBrokenLinkOnTheWayOfAnEvent(String right, String wrong, String where) {
    String account = WITHOUT_ROLE;
    JsonNode member =
        where.equals("member") ? replaced(StackRun.MEMBER, right, wrong) : StackRun.MEMBER;
    JsonNode hub = where.equals("hub") ? replaced(HUB, right, wrong) : HUB;

    List<Integer> queues =
        Stream.of(MemberJobs.stateChange(account), MemberJobs.tagChange(account))
            .map(event -> new Member(account, member).forward(hub, event, new Recording()).size())
            .toList();

    assertThat(queues).contains(0).doesNotContain(2);
  }

  @Test
  void bringsEachEventOfAMemberToOneQueue() {
    for (Member member : MEMBERS) {
      for (String event :
          List.of(
              MemberJobs.stateChange(member.account()), MemberJobs.tagChange(member.account()))) {
        assertThat(member.forward(HUB, event, new Recording()))
            .singleElement()
            .asString()
            .startsWith("LiveQueue");
      }
    }
  }

  private static JsonNode replaced(JsonNode template, String right, String wrong) {
    assertThat(template.toString()).contains(right);
    return Synthesis.parse(template.toString().replace(right, wrong));
  }
}
