package dev.trainspotter.query.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.state.CollectedAccounts.Listed;
import dev.trainspotter.catalog.state.LastEvents.LastEvent;
import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.edge.Setting;
import dev.trainspotter.query.Running;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Health after an account was removed from the stack's configuration: its rows stay, and no
/// reconciliation compares them any more.
class CollectedAccountsTest {
  private static final AccountRegion KEPT = new AccountRegion("111122223333", "us-east-1");
  private static final AccountRegion REMOVED = new AccountRegion("444455556666", "eu-west-1");

  private final Running every = Running.start(() -> Running.NOON);
  private final Running running = every.with(Setting.ACCOUNTS, "111122223333, 777788889999");
  private final HealthNotes notes = running.healthNotes();
  private final NotedPasses passes = new NotedPasses(notes);

  private void removeLongAgo(AccountRegion accountRegion) {
    notes.lastEvents().note(new LastEvent(accountRegion, Running.NOON), Running.NOON);
    passes.save(accountRegion, RangeKind.OPEN, NotedPasses.ended(Duration.ofDays(90)), null);
  }

  private static EnhancedDocument health(Running running, String path) {
    return Running.json(running.get("/v1/health" + path));
  }

  private static Map<String, AttributeValue> of(EnhancedDocument health, AccountRegion wanted) {
    return health.getListOfUnknownType("accounts_and_regions").stream()
        .map(AttributeValue::m)
        .filter(each -> each.get("account_id").s().equals(wanted.accountId()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void isFreshWhateverTheRowsOfARemovedAccountAre() {
    passes.reconcile(KEPT);
    removeLongAgo(REMOVED);

    EnhancedDocument health = health(running, "");

    assertThat(health.getBoolean("fresh")).isTrue();
    assertThat(health.getString("reason"))
        .isEqualTo(
            "every account and Region was reconciled on time, except those that are no longer"
                + " collected");
    assertThat(of(health, KEPT).get("collected").bool()).isTrue();
    assertThat(of(health, REMOVED).get("collected").bool()).isFalse();
    assertThat(of(health, REMOVED).get("fresh").bool()).isFalse();
  }

  @Test
  void namesOnlyCollectedAccountsThatAreNotFresh() {
    passes.reconcile(KEPT, RangeKind.OPEN);
    removeLongAgo(REMOVED);

    assertThat(health(running, "").getString("reason"))
        .startsWith("111122223333/us-east-1: no pass over ")
        .doesNotContain("444455556666");
  }

  @Test
  void saysOfARemovedAccountThatItsRowsAreNoLongerCollected() {
    passes.reconcile(KEPT);
    removeLongAgo(REMOVED);

    EnhancedDocument health = health(running, "/444455556666");

    assertThat(health.getBoolean("fresh")).isFalse();
    assertThat(health.getString("reason"))
        .isEqualTo(
            "444455556666/eu-west-1: jobs of this account are no longer collected, and its rows"
                + " show what was last known");
  }

  @Test
  void isNotFreshWhereNothingOfACollectedAccountIsKnown() {
    removeLongAgo(REMOVED);

    assertThat(health(running, "").getBoolean("fresh")).isFalse();
  }

  private Running withUnits() {
    return running.with(Setting.ORGANIZATIONAL_UNITS, "ou-ab12-c3d4e5f6");
  }

  private void list(String... accounts) {
    running
        .collectedAccounts()
        .note(new Listed(Set.of("ou-ab12-c3d4e5f6"), Set.of(accounts), Running.NOON));
  }

  @Test
  void collectsTheAccountsThatAreListedInTheUnits() {
    passes.reconcile(KEPT);
    passes.reconcile(REMOVED);
    list(REMOVED.accountId());

    EnhancedDocument health = health(withUnits(), "");

    assertThat(of(health, KEPT).get("collected").bool()).isTrue();
    assertThat(of(health, REMOVED).get("collected").bool()).isTrue();
  }

  @Test
  void saysOfAnAccountThatLeftTheUnitsThatItIsNoLongerCollected() {
    passes.reconcile(KEPT);
    removeLongAgo(REMOVED);
    list("888899990000");

    EnhancedDocument health = health(withUnits(), "");

    assertThat(health.getBoolean("fresh")).isTrue();
    assertThat(of(health, REMOVED).get("collected").bool()).isFalse();
  }

  @Test
  void collectsEveryAccountWhileThoseOfTheUnitsAreNotListedYet() {
    removeLongAgo(REMOVED);

    assertThat(of(health(withUnits(), ""), REMOVED).get("collected").bool()).isTrue();
  }

  @Test
  void collectsEveryAccountWhereTheSettingNamesNone() {
    removeLongAgo(REMOVED);

    EnhancedDocument health = health(every, "");

    assertThat(of(health, REMOVED).get("collected").bool()).isTrue();
    assertThat(health.getString("reason")).contains("444455556666/eu-west-1: the last complete");
  }
}
