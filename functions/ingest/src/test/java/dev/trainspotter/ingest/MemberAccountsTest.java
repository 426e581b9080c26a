package dev.trainspotter.ingest;

import static dev.trainspotter.ingest.MemberAccounts.HUB;
import static dev.trainspotter.ingest.MemberAccounts.ONE;
import static dev.trainspotter.ingest.MemberAccounts.OTHER;
import static dev.trainspotter.ingest.MemberAccounts.SAGE_MAKER;
import static dev.trainspotter.ingest.MemberAccounts.event;
import static dev.trainspotter.ingest.MemberAccounts.role;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.emulators.sagemaker.fault.Fault;
import dev.trainspotter.emulators.sts.AssumeRoleCall;
import dev.trainspotter.emulators.sts.StsFault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Jobs of other accounts, which are described with the reader roles of these accounts.
class MemberAccountsTest {
  private MemberAccounts members = new MemberAccounts();

  @AfterEach
  void close() {
    members.close();
  }

  @Test
  void areDescribedWithTheirOwnRolesAndNoOther() {
    members.parts.deliver(List.of(event(HUB), event(ONE), event(OTHER)));

    assertThat(members.rows())
        .containsExactly(HUB + " describe", ONE + " describe", OTHER + " describe");
    assertThat(members.parts.rows())
        .allMatch(row -> row.get("tags").m().get("team").equals(row.get("account_id")));
    assertThat(members.sts.calls())
        .containsExactlyInAnyOrder(
            new AssumeRoleCall(HUB, "eu-west-1", role(ONE), "hub-reader", "external:hub"),
            new AssumeRoleCall(HUB, "eu-west-1", role(OTHER), "hub-reader", "external:hub"));
    assertThat(SAGE_MAKER.calls())
        .filteredOn(call -> call.subject().startsWith("arn:"))
        .hasSize(3)
        .allMatch(call -> call.subject().contains(":" + call.account() + ":"));
  }

  /// The policy of the event bus has admitted only accounts of the units.
  @Test
  void areDescribedWithoutBeingListedWhereOrganizationalUnitsAreCollected() {
    members.close();
    members =
        new MemberAccounts(Map.of("ACCOUNTS", HUB, "ORGANIZATIONAL_UNITS", "ou-ab12-c3d4e5f6"));

    members.parts.deliver(List.of(event(HUB), event(ONE)));

    assertThat(members.rows()).containsExactly(HUB + " describe", ONE + " describe");
    assertThat(members.assumed()).containsExactly(ONE);
  }

  private static List<String> events(int jobs, String account, String region) {
    return IntStream.range(0, jobs)
        .mapToObj(
            job ->
                event(account)
                    .replace("us-east-1", region)
                    .replace("completed-2", "job" + job + "-2"))
        .toList();
  }

  @Test
  void shareOneSessionAmongAllJobsAndRegions() {
    members.parts.deliver(events(10, ONE, "us-east-1"));
    members.parts.deliver(events(10, ONE, "eu-west-1"));

    assertThat(members.assumed()).containsExactly(ONE);
    assertThat(SAGE_MAKER.calls()).hasSizeGreaterThanOrEqualTo(20);
  }

  @Test
  void areReadWithANewSessionBeforeTheOldOneEnds() {
    members.parts.deliver(event(ONE));
    members.pass(Duration.ofMinutes(54));
    members.parts.deliver(event(ONE));
    members.pass(Duration.ofMinutes(2));

    members.parts.deliver(event(ONE));

    assertThat(members.assumed()).containsExactly(ONE, ONE);
    assertThat(members.parts.outcomes()).containsExactly("kept", "unchanged", "unchanged");
  }

  @Test
  void goOnWithTheirSessionWhileStsIsDown() {
    members.parts.deliver(event(ONE));
    members.sts.fault(StsFault.DOWN);
    members.pass(Duration.ofMinutes(56));

    members.parts.deliver(event(ONE));

    assertThat(members.parts.outcomes()).containsExactly("kept", "unchanged");
  }

  @Test
  void waitAloneWhileTheirRoleIsRevoked() {
    members.sts.revoke(role(ONE));

    members.parts.deliver(List.of(event(ONE), event(OTHER), event(HUB)));
    List<String> meanwhile = members.rows();
    members.allow(ONE);
    members.pass(Duration.ofSeconds(10));
    members.parts.drainBacklog(10);

    assertThat(meanwhile).containsExactly(HUB + " describe", ONE + " event", OTHER + " describe");
    assertThat(members.parts.log())
        .contains(
            "\"account_id\":\"%s\",\"detail\":\"AssumeRole AccessDenied\",\"cause\":\"denied\""
                .formatted(ONE));
    assertThat(members.rows())
        .containsExactly(HUB + " describe", ONE + " describe", OTHER + " describe");
    assertThat(members.parts.takeDeadLetters()).isEmpty();
  }

  @Test
  void sendOneRequestToStsInTenSecondsWhileItRefuses() {
    members.sts.revoke(role(ONE));

    for (int batch = 0; batch < 5; batch++) {
      members.parts.deliver(events(10, ONE, "us-east-1"));
    }
    assertThat(members.assumed()).containsExactly(ONE);
    members.pass(Duration.ofSeconds(10));
    members.parts.deliver(event(ONE));

    assertThat(members.assumed()).containsExactly(ONE, ONE);
    assertThat(members.parts.outcomes()).hasSize(51).containsOnly("deferred");
    assertThat(SAGE_MAKER.calls()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"THROTTLED, throttled", "DOWN, down", "SILENT, down", "GARBAGE, down"})
  void waitAloneWhileStsFailsForThem(StsFault fault, String cause) {
    members.sts.fault(ONE, fault);

    members.parts.deliver(List.of(event(ONE), event(OTHER), event(HUB)));
    List<String> meanwhile = members.rows();
    members.sts.clearFaults();
    members.pass(Duration.ofSeconds(10));
    members.parts.drainBacklog(10);

    assertThat(meanwhile).containsExactly(HUB + " describe", ONE + " event", OTHER + " describe");
    assertThat(members.parts.log()).contains("\"cause\":\"%s\"".formatted(cause));
    assertThat(members.rows()).contains(ONE + " describe");
  }

  @Test
  void areDeniedWithoutTheExternalIdThatTheirRoleRequires() {
    members.close();
    members = new MemberAccounts(Map.of("READER_EXTERNAL_ID", ""));

    members.parts.deliver(event(ONE));

    assertThat(members.parts.outcomes()).containsExactly("deferred");
    assertThat(members.sts.calls())
        .containsExactly(new AssumeRoleCall(HUB, "eu-west-1", role(ONE), "hub-reader", ""));
  }

  @Test
  void areReadWithANewSessionWhenSageMakerDeniesTheOldOne() {
    members.parts.deliver(event(ONE));
    SAGE_MAKER.fault(Fault.denied());
    members.pass(Duration.ofMinutes(2));
    members.parts.deliver(event(ONE));
    RealParts.healSageMaker();

    members.parts.drainBacklog(10);

    assertThat(members.assumed()).containsExactly(ONE, ONE);
    assertThat(members.parts.outcomes()).containsExactly("kept", "deferred", "unchanged");
  }

  @Test
  void areAcceptedFromTheirOwnAccountOnly() {
    String forged = event(ONE).replace("\"" + ONE + "\"", "\"" + OTHER + "\"");

    members.parts.deliver(List.of(forged, event("999900001111")));

    assertThat(members.parts.takeDeadLetterReasons())
        .containsExactly("foreign-account", "foreign-account");
    assertThat(members.assumed()).isEmpty();
    assertThat(members.parts.rows()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Trainspotter, Trainspotter-reader",
    "a, a-reader",
    "'with blanks', with-blanks-reader",
    "0123456789012345678901234567890123456789012345678901234567890123456789,"
        + " 012345678901234567890123456789012345678901234567890123456-reader",
  })
  void nameTheStackInTheirSessions(String stack, String session) {
    members.close();
    members = new MemberAccounts(Map.of("STACK_NAME", stack));

    members.parts.deliver(event(ONE));

    assertThat(members.sts.calls())
        .extracting(AssumeRoleCall::sessionName)
        .containsExactly(session);
  }
}
