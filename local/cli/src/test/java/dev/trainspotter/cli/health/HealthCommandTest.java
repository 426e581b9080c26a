package dev.trainspotter.cli.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.api.Route;
import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.state.LastEvents.LastEvent;
import dev.trainspotter.catalog.state.Pass;
import dev.trainspotter.catalog.state.PassCounts;
import dev.trainspotter.catalog.state.PassCounts.Figure;
import dev.trainspotter.catalog.state.QueueSizes.MeasuredQueue;
import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.catalog.state.ReconciledRange;
import dev.trainspotter.catalog.table.TableShape;
import dev.trainspotter.cli.Trainspotter;
import dev.trainspotter.cli.http.JobsServer;
import dev.trainspotter.cli.terminal.Json;
import dev.trainspotter.edge.Settings;
import dev.trainspotter.emulators.DynamoDbLocal;
import dev.trainspotter.emulators.lambda.HttpApiServer;
import dev.trainspotter.query.QueryHandler;
import dev.trainspotter.query.health.HealthNotes;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// `./trainspotter health` against the real function over HTTP.
class HealthCommandTest {
  private static final AccountRegion HERE = new AccountRegion("111122223333", "us-east-1");
  private static final DynamoDbClient DYNAMO = DynamoDbLocal.shared().client();

  private final Instant now = Instant.now();
  private final String state = "state-" + UUID.randomUUID();
  private final HealthNotes notes = HealthNotes.of(DYNAMO, state, Set.of());
  private final HttpApiServer api;

  HealthCommandTest() {
    DYNAMO.createTable(TableShape.STATE.createTableRequest(state));
    QueryHandler query =
        new QueryHandler(
            Settings.from(
                Map.of(
                    "TABLE_NAME",
                    "no-catalog",
                    "STATE_TABLE_NAME",
                    state,
                    "ACCOUNTS",
                    HERE.accountId())),
            DYNAMO,
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    Map<String, HttpApiServer.Integration> routes = new HashMap<>();
    Route.keys()
        .forEach(
            key ->
                routes.put(
                    key,
                    new HttpApiServer.Integration(
                        "QueryFunction", (event, context) -> query.handleRequest(event, context))));
    this.api = HttpApiServer.start(0, routes);
  }

  @AfterEach
  void close() {
    api.close();
  }

  private record Run(int exitCode, String out, String err) {}

  private Run run(String... arguments) {
    return at(api.endpoint().toString(), arguments);
  }

  private static Run at(String url, String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
    try {
      int exitCode =
          Trainspotter.commandLine()
              .execute(
                  Stream.concat(Stream.of("health", "--url", url), Stream.of(arguments))
                      .toArray(String[]::new));
      return new Run(
          exitCode,
          written.toString(StandardCharsets.UTF_8),
          errors.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private void reconcile() {
    Pass pass =
        Pass.begun(null, now, now)
            .counting(new PassCounts(Map.of(Figure.LOOKED_AT, 7L, Figure.MISSED, 1L)))
            .ended(now);
    for (RangeKind kind : List.of(RangeKind.OPEN, RangeKind.RECENT, RangeKind.ALL)) {
      notes.ranges().save(ReconciledRange.untouched(HERE, kind).working(pass, null).left(pass));
    }
    notes.lastEvents().note(new LastEvent(HERE, Instant.parse("2026-11-23T12:00:00Z")), now);
  }

  @Test
  void exitsWithZeroAndATableWhenTheRowsAreFresh() {
    reconcile();
    notes.queues().note(MeasuredQueue.DEAD_LETTERS, 0, now);

    Run run = run();

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines().toList())
        .hasSize(6)
        .startsWith("fresh: every account and Region was reconciled on time")
        .contains("dead letters: 0 messages");
    assertThat(run.out().lines().toList().get(2)).startsWith("account_id    region     last_event");
    assertThat(run.out().lines().toList().get(3))
        .startsWith("111122223333  us-east-1  2026-11-23T12:00:00.000Z  open ")
        .contains("  on time  1       0          0");
  }

  @Test
  void showsAnAccountThatIsNoLongerCollectedWithoutCallingItLate() {
    reconcile();
    notes
        .lastEvents()
        .note(new LastEvent(new AccountRegion("444455556666", "us-east-1"), now), now);

    Run run = run();

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines().filter(line -> line.startsWith("444455556666")))
        .hasSize(3)
        .allMatch(line -> line.endsWith("not collected"));
  }

  @Test
  void exitsWithThreeWhenTheyAreNot() {
    Run run = run();

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out())
        .isEqualTo("not fresh: nothing is stored yet: no event came, and no reconciliation ran\n");
  }

  @ParameterizedTest
  @CsvSource({"--output", "--format"})
  void printsTheResponseAsJson(String option) {
    reconcile();

    Run run = run(option, "json");

    assertThat(run.exitCode()).isZero();
    assertThat(Json.read(run.out()).path("accounts_and_regions")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"444455556666,", "111122223333,eu-west-1"})
  void showsOneAccountAndRegionOnly(String account, String region) {
    reconcile();
    String[] arguments =
        region == null
            ? new String[] {"--account_id", account}
            : new String[] {"--account_id", account, "--region", region};

    assertThat(run(arguments).out()).contains("nothing is stored yet");
    assertThat(run("--account_id", "111122223333").out()).startsWith("fresh");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --region=eu-west-1 | --region needs --account_id
          --account_id=12 | --account_id must be 12 digits, was 12
          --account_id=111122223333 --region=Ireland | --region must look like eu-west-1
          --output=xml | must be table or json, was xml
          """)
  void refusesInvalidUsageInOneLine(String arguments, String line) {
    Run run = run(arguments.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(line);
  }

  @Test
  void saysThatAnOlderStackDoesNotKnowItsHealth() {
    try (JobsServer older =
        JobsServer.ofRows().failing(0, 404, JobsServer.problem(404, "no such path", null))) {
      Run run = at(older.url());

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("no such path");
    }
  }
}
