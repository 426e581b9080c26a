package dev.trainspotter.infra.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.edge.JsonLog;
import dev.trainspotter.infra.Checkout;
import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.infra.Variant;
import dev.trainspotter.infra.alarms.RecordedMetrics.Series;
import dev.trainspotter.infra.watch.LogQuery;
import dev.trainspotter.ingest.reconcile.ReconciliationMetric;
import dev.trainspotter.ingest.refresh.IngestMetric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every alarm fires during its fault and ends after the mend.
class FaultDrillTest {
  private static final Synthesis STACK = Synthesis.of(Variant.WATCHED);
  private static final List<FaultDrill> DRILLS;
  private static final String INGEST_LOG;
  private static final String QUERY_LOG;
  private static final String SQL_LOG;
  private static final String RECONCILE_LOG;

  static {
    StackNames names = new StackNames(STACK);
    List<FaultDrill> drills = new ArrayList<>();
    try (RunningFunctions functions = new RunningFunctions(names.stackName())) {
      drills.addAll(new FaultDrills(names, functions).all());
      INGEST_LOG = functions.logOfIngest();
      QUERY_LOG = functions.logOfQuery();
      functions.runSql("SELECT 1");
      SQL_LOG = functions.logOfSql();
    }
    ReconciliationDrills reconciliation = ReconciliationDrills.drive(names.stackName());
    drills.addAll(reconciliation.drills());
    DRILLS = List.copyOf(drills);
    RECONCILE_LOG = reconciliation.log();
  }

  static List<FaultDrill> drills() {
    return DRILLS;
  }

  @ParameterizedTest
  @MethodSource("drills")
  void firesDuringItsFaultAndEndsAfterTheMend(FaultDrill drill) {
    assertThat(drill.failures(STACK.template())).isEmpty();
  }

  @Test
  void hasADrillForEveryAlarm() {
    assertThat(DRILLS)
        .extracting(FaultDrill::alarm)
        .containsExactlyInAnyOrderElementsOf(TemplateAlarm.ids(STACK.template()));
  }

  /// An alarm that is taken away, or bent in one of its properties.
  record Bend(FaultDrill drill, String pointer, String value) {
    List<String> failures() {
      ObjectNode template = STACK.template().deepCopy();
      ObjectNode resources = (ObjectNode) template.path("Resources");
      String id =
          resources.properties().stream()
              .map(resource -> resource.getKey())
              .filter(key -> key.matches("Alarms" + drill.alarm() + "[0-9A-F]{8}"))
              .findFirst()
              .orElseThrow();
      if (pointer.isEmpty()) {
        resources.remove(id);
      } else {
        ObjectNode properties = (ObjectNode) resources.path(id).path("Properties");
        String parent = pointer.substring(0, pointer.lastIndexOf('/'));
        ((ObjectNode) properties.at(parent))
            .set(pointer.substring(pointer.lastIndexOf('/') + 1), Synthesis.parse(value));
      }
      return drill.failures(template);
    }

    @Override
    public String toString() {
      return "%s %s %s".formatted(drill.alarm(), pointer, value);
    }
  }

  static Stream<Bend> bends() {
    return DRILLS.stream().flatMap(FaultDrillTest::bends);
  }

  private static Stream<Bend> bends(FaultDrill drill) {
    TemplateAlarm alarm = TemplateAlarm.find(STACK.template(), drill.alarm());
    assertThat(alarm).isNotNull();
    JsonNode properties = alarm.properties();
    long threshold = properties.path("Threshold").asLong();
    boolean isBelow = properties.path("ComparisonOperator").asText().startsWith("Less");
    List<Bend> bends = new ArrayList<>();
    bends.add(new Bend(drill, "", ""));
    for (String metric : alarm.metrics()) {
      bends.add(new Bend(drill, metric + "/Namespace", "\"AWS/Other\""));
      bends.add(new Bend(drill, metric + "/MetricName", "\"Other\""));
      bends.add(new Bend(drill, metric + "/Dimensions/0/Name", "\"Other\""));
      bends.add(new Bend(drill, metric + "/Dimensions/0/Value", "\"other\""));
    }
    bends.add(new Bend(drill, "/Threshold", "" + 2 * threshold));
    bends.add(
        new Bend(
            drill,
            "/ComparisonOperator",
            isBelow ? "\"GreaterThanOrEqualToThreshold\"" : "\"LessThanThreshold\""));
    bends.add(new Bend(drill, "/EvaluationPeriods", "500"));
    if (threshold > 1) {
      bends.add(new Bend(drill, "/Threshold", "" + threshold / 2));
    }
    return bends.stream();
  }

  @ParameterizedTest
  @MethodSource("bends")
  void noticesAnAlarmThatIsBentOrTakenAway(Bend bend) {
    assertThat(bend.failures()).isNotEmpty();
  }

  @Test
  void sendsTheMetricsOfTheListAndNoOther() {
    RecordedMetrics sent = new RecordedMetrics();
    sent.read(INGEST_LOG + QUERY_LOG + SQL_LOG + RECONCILE_LOG, RunningFunctions.START);

    assertThat(sent.series())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Arrays.stream(IngestMetric.values()).map(IngestMetric::id),
                    Arrays.stream(ReconciliationMetric.values()).map(ReconciliationMetric::id))
                .map(
                    id ->
                        new Series(
                            JsonLog.NAMESPACE, id, IngestMetric.dimensions("trainspotter-prod")))
                .toList());
  }

  @Test
  void notifiesWhenNoRunOfTheReconciliationReports() {
    RecordedMetrics metrics = new RecordedMetrics();
    Series overdue =
        new Series(
            JsonLog.NAMESPACE,
            ReconciliationMetric.OVERDUE_RANGES.id(),
            ReconciliationMetric.dimensions("trainspotter-prod"));
    for (long second = 0; second < FaultDrill.END; second += 300) {
      if (!FaultDrill.isBroken(second)) {
        metrics.publish(overdue, second, 0);
      }
    }
    FaultDrill drill =
        new FaultDrill("RangesOverdue", "the schedule is disabled", "none", 0, metrics);

    assertThat(drill.failures(STACK.template())).isEmpty();
    assertThat(new Bend(drill, "/InsufficientDataActions", "[]").failures()).isNotEmpty();
    assertThat(new Bend(drill, "/TreatMissingData", "\"notBreaching\"").failures()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void writesTheFieldsThatTheQueriesOfTheLogRead(LogQuery query) {
    String log =
        Map.of(
                "IngestFunction", INGEST_LOG,
                "QueryFunction", QUERY_LOG,
                "SqlFunction", SQL_LOG,
                "ReconcileFunction", RECONCILE_LOG)
            .getOrDefault(query.function(), "");
    Set<String> written = new HashSet<>();
    log.lines().forEach(line -> Synthesis.parse(line).fieldNames().forEachRemaining(written::add));

    Stream<String> read =
        Pattern.compile("(?<=[(, ])([a-z_]+)(?=[,)\n ])(?! as)")
            .matcher(
                query.text().replaceAll("(?m)^\\| sort.*|\"[a-z-]+\"|\\bas [a-z0-9_]+", "") + "\n")
            .results()
            .map(MatchResult::group)
            .filter(word -> !Set.of("filter", "stats", "by", "count", "and").contains(word));

    assertThat(read).isNotEmpty().isSubsetOf(written);
  }

  @Test
  void showsTheDrillsInTheRunbook() {
    String table =
        "| alarm | fault | its metric is from |\n|---|---|---|\n"
            + DRILLS.stream().map(FaultDrill::row).collect(Collectors.joining("\n"));

    assertThat(Checkout.text("docs/runbook.md")).contains(table);
  }
}
