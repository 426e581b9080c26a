package dev.trainspotter.query.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.TrainingJobArn;
import dev.trainspotter.catalog.state.LastEvents.LastEvent;
import dev.trainspotter.catalog.state.Pass;
import dev.trainspotter.catalog.state.PassCounts;
import dev.trainspotter.catalog.state.PassCounts.Figure;
import dev.trainspotter.catalog.state.QueueSizes.MeasuredQueue;
import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.query.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The route that says whether the rows are fresh.
class HealthTest {
  private static final Instant NOON = Running.NOON;
  private static final AccountRegion HERE = new AccountRegion("111122223333", "us-east-1");
  private static final AccountRegion OTHER = new AccountRegion("444455556666", "eu-west-1");

  private final Running running = Running.start(() -> NOON);
  private final HealthNotes notes = running.healthNotes();
  private final NotedPasses passes = new NotedPasses(notes);

  private EnhancedDocument health(String path) {
    APIGatewayV2HTTPResponse response = running.get("/v1/health" + path);
    assertThat(response.getStatusCode()).isEqualTo(200);
    return Running.json(response);
  }

  private static Map<String, AttributeValue> range(EnhancedDocument health, RangeKind kind) {
    return health
        .getListOfUnknownType("accounts_and_regions")
        .getFirst()
        .m()
        .get("ranges")
        .l()
        .stream()
        .map(AttributeValue::m)
        .filter(range -> range.get("range").s().equals(kind.id()))
        .findFirst()
        .orElseThrow();
  }

  private double readUnits() {
    return Double.parseDouble(
        EnhancedDocument.fromJson(running.lastLine()).getString("read_units"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/111122223333", "/111122223333/us-east-1"})
  void saysThatNothingWasEverStored(String path) {
    EnhancedDocument health = health(path);

    assertThat(health.getBoolean("fresh")).isFalse();
    assertThat(health.getString("reason"))
        .isEqualTo("nothing is stored yet: no event came, and no reconciliation ran");
    assertThat(health.getListOfUnknownType("accounts_and_regions")).isEmpty();
  }

  @Test
  void respondsWithoutAStateTable() {
    APIGatewayV2HTTPResponse response = Running.withoutTables().get("/v1/health");

    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(Running.json(response).getBoolean("fresh")).isFalse();
  }

  @Test
  void isFreshWhenEveryRangeWasReconciledOnTime() {
    passes.reconcile(HERE);
    passes.reconcile(OTHER);
    notes.lastEvents().note(new LastEvent(HERE, NOON.minusSeconds(9)), NOON);
    notes.queues().note(MeasuredQueue.BACKLOG, 12, NOON.minusSeconds(60));
    notes.queues().note(MeasuredQueue.DEAD_LETTERS, 0, NOON.minusSeconds(60));

    EnhancedDocument health = health("");

    assertThat(health.getBoolean("fresh")).isTrue();
    assertThat(health.getString("reason"))
        .isEqualTo("every account and Region was reconciled on time");
    assertThat(health.getBoolean("complete")).isTrue();
    assertThat(health.toJson())
        .contains(
            "\"last_event_time\":\"2026-11-23T11:59:51.000Z\"",
            "\"backlog\":{\"messages\":12,\"not_empty_since\":\"2026-11-23T11:59:00.000Z\"",
            "\"dead_letters\":{\"messages\":0,\"measured_at\":\"2026-11-23T11:59:00.000Z\"}");
  }

  @Test
  void showsTheLastCompletePassOfARangeAndHowFarTheNextOneIs() {
    Pass halfway =
        Pass.begun(NOON.minusSeconds(1000), NOON, NOON.minusSeconds(30))
            .doneUntil(NOON.minusSeconds(750))
            .stopped("throttled");
    passes.save(HERE, RangeKind.RECENT, NotedPasses.ended(Duration.ofMinutes(50)), halfway);

    Map<String, AttributeValue> range = range(health("/111122223333"), RangeKind.RECENT);

    assertThat(range.get("period_seconds").n()).isEqualTo("3600");
    assertThat(range.get("lag_seconds").n()).isEqualTo("3000");
    assertThat(range.get("overdue").bool()).isFalse();
    assertThat(range.get("last_complete").m())
        .containsEntry("started_at", AttributeValue.fromS("2026-11-23T11:10:00.000Z"))
        .containsEntry("ended_at", AttributeValue.fromS("2026-11-23T11:10:20.000Z"))
        .containsEntry("looked_at", AttributeValue.fromN("7"))
        .containsEntry("missed", AttributeValue.fromN("1"))
        .containsEntry("differing", AttributeValue.fromN("0"))
        .doesNotContainKeys("done_share", "cause");
    assertThat(range.get("under_way").m())
        .containsEntry("done_until", AttributeValue.fromS("2026-11-23T11:47:30.000Z"))
        .containsEntry("done_share", AttributeValue.fromN("0.250"))
        .containsEntry("cause", AttributeValue.fromS("throttled"))
        .doesNotContainKey("ended_at");
  }

  @Test
  void saysThatNoReconciliationEverRan() {
    notes.lastEvents().note(new LastEvent(HERE, NOON), NOON);

    assertThat(health("").getString("reason"))
        .isEqualTo(
            "111122223333/us-east-1: no reconciliation ever ran: it is off, or its first run is"
                + " still to come");
  }

  @Test
  void knowsAnAccountAndRegionByItsRows() {
    running.keep(TrainingJobArn.of(OTHER, "job"), NOON, "{}");

    assertThat(health("/444455556666/eu-west-1").getString("reason"))
        .startsWith("444455556666/eu-west-1: no reconciliation ever ran");
  }

  @Test
  void saysHowFarAFirstPassIs() {
    passes.reconcile(HERE, RangeKind.ALL);
    passes.save(
        HERE,
        RangeKind.ALL,
        null,
        NotedPasses.begun(Duration.ofHours(1)).doneUntil(NOON.minusSeconds(86_400)));

    assertThat(health("").getString("reason"))
        .isEqualTo(
            "111122223333/us-east-1: the first pass over all jobs is under way: done are jobs"
                + " created before 2026-11-22T12:00:00.000Z");
  }

  @ParameterizedTest
  @EnumSource(
      value = RangeKind.class,
      names = {"OPEN", "RECENT", "ALL"})
  void saysWhichRangeIsOverdue(RangeKind kind) {
    passes.reconcile(HERE, kind);
    passes.save(
        HERE,
        kind,
        NotedPasses.ended(kind.period().multipliedBy(3)),
        NotedPasses.begun(kind.period()).stopped("denied"));

    EnhancedDocument health = health("/111122223333");

    assertThat(health.getBoolean("fresh")).isFalse();
    assertThat(health.getString("reason"))
        .startsWith("111122223333/us-east-1: the last complete pass over ")
        .endsWith("; the last run stopped early: denied");
    assertThat(range(health, kind).get("overdue").bool()).isTrue();
  }

  @Test
  void saysThatAPassWasNeverBegun() {
    passes.reconcile(HERE, RangeKind.RECENT);

    assertThat(health("").getString("reason"))
        .isEqualTo(
            "111122223333/us-east-1: no pass over the jobs of the last 35 days was ever begun");
  }

  @Test
  void saysThatRowsWaitForTheirDescription() {
    passes.reconcile(HERE);
    passes.save(HERE, RangeKind.NOT_DESCRIBED, null, NotedPasses.begun(Duration.ofHours(1)));

    assertThat(health("").getString("reason"))
        .contains("some rows wait for their description, because the backlog had no room");
  }

  @Test
  void isNotFreshWithDeadLetters() {
    passes.reconcile(HERE);
    notes.queues().note(MeasuredQueue.DEAD_LETTERS, 2, NOON.minusSeconds(3600));

    assertThat(health("").getString("reason"))
        .isEqualTo("there are 2 dead letters since 2026-11-23T11:00:00.000Z");
    assertThat(health("").getBoolean("fresh")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/444455556666", "/444455556666/eu-west-1"})
  void showsNothingOfOthersToACallerWhoIsConfinedToAPath(String path) {
    passes.reconcile(OTHER);
    String alone = running.get("/v1/health" + path).getBody();

    running.keep("secret", NOON, "{}");
    passes.save(HERE, RangeKind.OPEN, NotedPasses.ended(Duration.ofDays(9)), null);
    notes.lastEvents().note(new LastEvent(HERE, NOON), NOON);
    notes.queues().note(MeasuredQueue.BACKLOG, 12, NOON);
    notes.queues().note(MeasuredQueue.DEAD_LETTERS, 2, NOON);

    assertThat(running.get("/v1/health" + path).getBody()).isEqualTo(alone);
    assertThat(alone).contains("\"fresh\":true").doesNotContain("111122223333");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/111122223333", "/111122223333/us-east-1"})
  void costsAtMostFiveReadUnitsForOneAccountAndRegion(String path) {
    running.keep("job", NOON, "{}");
    Map<Figure, Long> figures = new EnumMap<>(Figure.class);
    Stream.of(Figure.values()).forEach(figure -> figures.put(figure, 123_456_789L));
    Pass full =
        Pass.begun(NOON.minusSeconds(9), NOON, NOON)
            .counting(new PassCounts(figures))
            .doneUntil(NOON)
            .stopped("repeated-token");
    Stream.of(RangeKind.values()).forEach(kind -> passes.save(HERE, kind, full.ended(NOON), full));
    notes.lastEvents().note(new LastEvent(HERE, NOON), NOON);
    Stream.of(MeasuredQueue.values()).forEach(queue -> notes.queues().note(queue, 9, NOON));

    health(path);

    assertThat(readUnits()).isPositive().isLessThanOrEqualTo(2.5);
  }

  @Test
  void endsAtABoundWhenThereAreMoreAccountsThanItMayRead() {
    String long20Kilobytes = "x".repeat(20_000);
    for (int i = 0; i < 120; i++) {
      AccountRegion one = new AccountRegion("%012d".formatted(i), "us-east-1");
      passes.save(
          one,
          RangeKind.OPEN,
          null,
          NotedPasses.begun(Duration.ofMinutes(1)).stopped(long20Kilobytes));
    }

    EnhancedDocument health = health("");

    assertThat(health.getBoolean("complete")).isFalse();
    assertThat(health.getBoolean("fresh")).isFalse();
    assertThat(health.getString("reason"))
        .startsWith("there are more accounts and Regions than one response holds");
    assertThat(readUnits()).isLessThanOrEqualTo(4 * 128.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/11112222333", "/111122223333/nowhere", "?since=24h"})
  void rejectsAPathOrAParameterThatMakesNoSense(String target) {
    assertThat(running.get("/v1/health" + target).getStatusCode()).isEqualTo(400);
  }
}
