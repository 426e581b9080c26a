package dev.trainspotter.ingest;

import static dev.trainspotter.ingest.MemberAccounts.HUB;
import static dev.trainspotter.ingest.MemberAccounts.ONE;
import static dev.trainspotter.ingest.MemberAccounts.OTHER;
import static dev.trainspotter.ingest.MemberAccounts.SAGE_MAKER;
import static dev.trainspotter.ingest.MemberAccounts.role;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainspotter.edge.Settings;
import dev.trainspotter.edge.Threads;
import dev.trainspotter.emulators.lambda.LocalContext;
import dev.trainspotter.emulators.organizations.SimulatedOrganizations;
import dev.trainspotter.emulators.sagemaker.fault.Fault;
import dev.trainspotter.emulators.sagemaker.wire.Operation;
import dev.trainspotter.emulators.sts.StsFault;
import dev.trainspotter.ingest.sagemaker.CallRate;
import dev.trainspotter.ingest.sagemaker.SageMakerClients;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Reconciliation of several accounts, each with its reader role.
class ReconciledMembersTest {
  private static final String UNIT = "ou-ab12-c3d4e5f6";
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final MemberAccounts members = new MemberAccounts();
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

  @AfterEach
  void close() {
    members.close();
  }

  /// One run with its own function, which has this time for requests to SageMaker.
  private void run(Collection<String> accounts, Duration time, Supplier<ExecutorService> threads) {
    run(Map.of("ACCOUNTS", String.join(",", accounts)), time, threads);
  }

  private void run(Map<String, String> changes, Duration time, Supplier<ExecutorService> threads) {
    Map<String, String> environment = new HashMap<>();
    members
        .parts
        .settings
        .values()
        .forEach((setting, value) -> environment.put(setting.name(), value));
    environment.putAll(changes);
    Settings settings = Settings.from(environment);
    try (SageMakerClients clients =
        SageMakerClients.withoutRetries(RealParts.HTTP, settings, members.parts.sessions)) {
      new ReconcileHandler(
              settings,
              "us-east-1",
              RealParts.HTTP,
              clients,
              RealParts.DYNAMO,
              RealParts.SQS,
              new CallRate(100),
              new PrintStream(lines, true, StandardCharsets.UTF_8),
              InstantSource.system(),
              threads)
          .handleRequest(Map.of(), LocalContext.of("reconcile", MARGIN.plus(time)));
    }
  }

  private Set<String> accountsWithRows() {
    return members.parts.rows().stream()
        .map(row -> row.get("account_id").s())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The state of each range of this account in the log, in order.
  private List<String> states(String account) {
    return lines
        .toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains("\"account_id\":\"" + account + "\""))
        .map(line -> line.replaceAll(".*\"state\":\"([^\"]*)\".*", "$1"))
        .toList();
  }

  @Test
  void findsTheJobsOfEachAccountWithItsRole() {
    run(List.of(HUB, ONE, OTHER), Duration.ofMinutes(5), Threads::open);

    assertThat(accountsWithRows()).containsExactly(HUB, ONE, OTHER);
    assertThat(members.assumed()).containsExactlyInAnyOrder(ONE, OTHER);
  }

  @Test
  void findsTheJobsOfEachAccountOfAUnit() {
    try (RunningOrganization running = new RunningOrganization()) {
      SimulatedOrganizations organizations = running.organizations();
      organizations.putUnit(UNIT, SimulatedOrganizations.ROOT);
      organizations.put(ONE, UNIT);
      organizations.put(OTHER, SimulatedOrganizations.ROOT);

      run(
          Map.of("ACCOUNTS", HUB, "ORGANIZATIONAL_UNITS", UNIT),
          Duration.ofMinutes(5),
          Threads::open);

      assertThat(accountsWithRows()).containsExactly(HUB, ONE);
    }
  }

  /// Its own account is compared all the same.
  @Test
  void failsTheRunWhenTheAccountsOfAUnitAreUnknown() {
    try (RunningOrganization running = new RunningOrganization()) {
      SimulatedOrganizations organizations = running.organizations();
      organizations.fail("AccessDeniedException");
      Map<String, String> units = Map.of("ACCOUNTS", HUB, "ORGANIZATIONAL_UNITS", UNIT);

      assertThatThrownBy(() -> run(units, Duration.ofMinutes(5), Threads::open))
          .hasMessageContaining("the accounts of %s could not be listed", UNIT);

      assertThat(accountsWithRows()).containsExactly(HUB);
    }
  }

  @Test
  void findsTheJobsOfAnotherRegionBeforeAnEventCameFromThere() {
    SAGE_MAKER.put(
        Events.text("completed.describe.json").replace("us-east-1", "eu-west-1"), Map.of());

    run(
        Map.of("ACCOUNTS", HUB, "REGIONS", "us-east-1,eu-west-1"),
        Duration.ofMinutes(5),
        Threads::open);

    assertThat(members.parts.rows())
        .extracting(row -> row.get("region").s())
        .containsExactlyInAnyOrder("us-east-1", "eu-west-1");
  }

  @Test
  void findsTheJobsOfAnAccountWhenItsRoleIsThereAgain() {
    members.sts.revoke(role(ONE));

    run(List.of(HUB, ONE, OTHER), Duration.ofMinutes(5), Threads::open);
    Set<String> meanwhile = accountsWithRows();
    members.allow(ONE);
    members.pass(Duration.ofSeconds(10));
    run(List.of(HUB, ONE, OTHER), Duration.ofMinutes(5), Threads::open);

    assertThat(meanwhile).containsExactly(HUB, OTHER);
    assertThat(states(ONE)).startsWith("denied").contains("complete");
    assertThat(accountsWithRows()).containsExactly(HUB, ONE, OTHER);
  }

  /// An account that is throttled takes all the time that a run has.
  @Test
  void letsNoAccountWaitForOneThatIsDeniedSilentOrThrottled() {
    List<String> accounts = IntStream.range(0, 20).mapToObj("9000000000%02d"::formatted).toList();
    for (String account : accounts) {
      members.allow(account);
      SAGE_MAKER.put(
          Events.text("completed.describe.json").replace(HUB, account), Map.of("team", "nlp"));
    }
    String denied = accounts.get(0);
    String silent = accounts.get(1);
    String throttled = accounts.get(2);
    members.sts.revoke(role(denied));
    members.sts.fault(silent, StsFault.SILENT);
    SAGE_MAKER.faultWhen(call -> call.account().equals(throttled) ? Fault.throttling() : null);

    run(accounts, Duration.ofSeconds(8), Threads::open);

    assertThat(accountsWithRows()).hasSize(17).doesNotContain(denied, silent, throttled);
    assertThat(states(denied)).containsOnly("denied");
    assertThat(states(silent)).containsOnly("down");
    assertThat(states(throttled)).contains("throttled");
    assertThat(SAGE_MAKER.calls())
        .extracting(call -> call.account())
        .doesNotContain(denied, silent);
  }

  private static ExecutorService callerThread() {
    return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new SynchronousQueue<>()) {
      @Override
      public void execute(Runnable task) {
        task.run();
      }
    };
  }

  /// With a single thread, an account of which SageMaker sends nothing takes all the time of a run
  /// in which it comes first.
  @Test
  void beginsEachRunWithAnotherAccount() {
    SAGE_MAKER.faultWhen(
        call -> call.account().equals(HUB) ? Fault.slow(Duration.ofSeconds(4)) : null);

    for (int runs = 0; runs < 30 && accountsWithRows().size() < 2; runs++) {
      run(List.of(HUB, ONE, OTHER), Duration.ofSeconds(2), ReconciledMembersTest::callerThread);
    }

    assertThat(accountsWithRows()).containsExactly(ONE, OTHER);
    assertThat(Stream.of(ONE, OTHER)).allMatch(account -> states(account).contains("complete"));
    assertThat(SAGE_MAKER.calls(Operation.SEARCH)).isNotEmpty();
  }
}
