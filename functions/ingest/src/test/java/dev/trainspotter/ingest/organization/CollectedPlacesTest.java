package dev.trainspotter.ingest.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.state.CollectedAccounts;
import dev.trainspotter.catalog.state.CollectedAccounts.Listed;
import dev.trainspotter.catalog.table.Items;
import dev.trainspotter.catalog.table.ReadMeter;
import dev.trainspotter.catalog.table.TableShape;
import dev.trainspotter.edge.JsonLog;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.DynamoDbLocal;
import dev.trainspotter.emulators.organizations.SimulatedOrganizations;
import dev.trainspotter.ingest.RunningOrganization;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The accounts of an organization, from the simulated AWS Organizations and DynamoDB Local.
class CollectedPlacesTest {
  private static final String HUB = "111122223333";
  private static final String UNIT = "ou-ab12-trains00";
  private static final String BELOW = "ou-ab12-below000";
  private static final SdkHttpClient HTTP = UrlConnectionHttpClient.create();
  private static final DynamoDbClient DYNAMO = DynamoDbLocal.shared().client(HTTP);

  private final RunningOrganization running = new RunningOrganization();
  private final SimulatedOrganizations organizations = running.organizations();
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final String suffix = UUID.randomUUID().toString();
  private Instant now = Instant.parse("2026-11-23T12:00:00Z");

  @BeforeEach
  void start() {
    DYNAMO.createTable(TableShape.STATE.createTableRequest("state-" + suffix));
    organizations.putUnit(UNIT, SimulatedOrganizations.ROOT);
    organizations.putUnit(BELOW, UNIT);
    organizations.put("444455556666", UNIT);
    organizations.put("777788889999", BELOW);
    organizations.put("888899990000", SimulatedOrganizations.ROOT);
  }

  @AfterEach
  void close() {
    running.close();
  }

  private CollectedPlaces places(Map<String, String> changes) {
    Map<String, String> environment = new HashMap<>();
    environment.put("TABLE_NAME", "catalog-" + suffix);
    environment.put("STATE_TABLE_NAME", "state-" + suffix);
    environment.put("ACCOUNTS", HUB);
    environment.put("ORGANIZATIONAL_UNITS", UNIT);
    environment.putAll(changes);
    return new CollectedPlaces(
        Settings.from(environment),
        "us-east-1",
        DYNAMO,
        HTTP,
        new JsonLog(new PrintStream(lines, true, StandardCharsets.UTF_8)),
        () -> now);
  }

  private CollectedPlaces places() {
    return places(Map.of());
  }

  private static Set<String> accounts(CollectedPlaces places) {
    return places.all().stream()
        .map(AccountRegion::accountId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void listsTheAccountsOfAUnitAndOfTheUnitsBelowIt() {
    assertThat(places().all())
        .extracting(AccountRegion::toString)
        .containsExactly(
            "111122223333/us-east-1", "444455556666/us-east-1", "777788889999/us-east-1");
  }

  @Test
  void listsAllAccountsOfTheRootButItsManagementAccount() {
    assertThat(accounts(places(Map.of("ORGANIZATIONAL_UNITS", SimulatedOrganizations.ROOT))))
        .containsExactly(HUB, "444455556666", "777788889999", "888899990000");
  }

  @Test
  void requestsNothingFromAwsOrganizationsWithoutUnits() {
    CollectedPlaces places =
        places(Map.of("ORGANIZATIONAL_UNITS", "", "ACCOUNTS", HUB + ",444455556666"));

    assertThat(accounts(places)).containsExactly(HUB, "444455556666");
    assertThat(organizations.calls()).isEmpty();
  }

  @Test
  void takesEachAccountInEachRegionOfTheSettings() {
    CollectedPlaces places =
        places(Map.of("ORGANIZATIONAL_UNITS", "", "REGIONS", "eu-west-1,us-east-1"));

    assertThat(places.all())
        .extracting(AccountRegion::toString)
        .containsExactly("111122223333/eu-west-1", "111122223333/us-east-1");
  }

  @Test
  void readsEveryPage() {
    List<String> many = IntStream.range(0, 45).mapToObj("9000000000%02d"::formatted).toList();
    many.forEach(account -> organizations.put(account, BELOW));

    assertThat(accounts(places())).containsAll(many).hasSize(48);
  }

  @Test
  void leavesOutAccountsThatAreSuspendedOrLeft() {
    organizations.suspend("444455556666");
    organizations.remove("777788889999");

    assertThat(accounts(places())).containsExactly(HUB);
  }

  @Test
  void listsTheAccountsOnceAnHourEvenInANewEnvironment() {
    accounts(places());
    int first = organizations.calls().size();
    organizations.put("222233334444", UNIT);

    now = now.plus(CollectedPlaces.PERIOD).minusSeconds(1);
    Set<String> before = accounts(places());
    int second = organizations.calls().size();
    now = now.plusSeconds(1);
    Set<String> after = accounts(places());

    assertThat(second).isEqualTo(first);
    assertThat(before).doesNotContain("222233334444");
    assertThat(after).contains("222233334444");
  }

  @Test
  void listsTheAccountsAtOnceWhenTheUnitsChanged() {
    accounts(places());

    assertThat(accounts(places(Map.of("ORGANIZATIONAL_UNITS", BELOW))))
        .containsExactly(HUB, "777788889999");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AccessDeniedException", "AWSOrganizationsNotInUseException"})
  void keepsTheLastListWhileAwsOrganizationsRefuses(String code) {
    CollectedPlaces places = places();
    accounts(places);
    now = now.plus(CollectedPlaces.LONGEST).minusSeconds(1);
    organizations.fail(code);

    assertThat(accounts(places)).containsExactly(HUB, "444455556666", "777788889999");
    assertThat(places.fault()).isNull();
    assertThat(lines.toString(StandardCharsets.UTF_8)).contains("could not be listed", code);
  }

  @Test
  void saysThatTheListIsLongOutOfDate() {
    CollectedPlaces places = places();
    accounts(places);
    now = now.plus(CollectedPlaces.LONGEST);
    organizations.fail("AccessDeniedException");

    assertThat(accounts(places)).hasSize(3);
    assertThat(places.fault())
        .hasMessageContaining("the accounts of " + UNIT + " could not be listed");
  }

  @Test
  void comparesItsOwnAccountWhileTheOthersAreUnknown() {
    organizations.fail("AccessDeniedException");
    CollectedPlaces places = places();

    assertThat(accounts(places)).containsExactly(HUB);
    assertThat(places.fault()).isNotNull();

    organizations.fail(null);
    assertThat(accounts(places)).hasSize(3);
    assertThat(places.fault()).isNull();
  }

  @Test
  void notesTheListForHealth() {
    accounts(places());

    Listed noted =
        new CollectedAccounts(Items.client(DYNAMO), "state-" + suffix).last(new ReadMeter());
    assertThat(noted)
        .isEqualTo(new Listed(Set.of(UNIT), Set.of("444455556666", "777788889999"), now));
  }

  @Test
  void takesTheTenThousandAccountsThatAnOrganizationMayHave() {
    Set<String> accounts =
        IntStream.range(0, 10_000).mapToObj("9000000%05d"::formatted).collect(Collectors.toSet());
    CollectedAccounts notes = new CollectedAccounts(Items.client(DYNAMO), "state-" + suffix);
    notes.note(new Listed(Set.of(UNIT), accounts, now));

    assertThat(accounts(places())).hasSize(10_001);
  }
}
