package dev.trainspotter.infra.cost;

import dev.trainspotter.infra.Synthesis;
import dev.trainspotter.ingest.reconcile.ReconciliationMetric;
import dev.trainspotter.ingest.refresh.IngestMetric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The monthly costs of a deployment, line by line.
///
/// @param stack counts alarms, dashboards, functions and event sources
/// @param job the units of one job's events
/// @param runs the units of the reconciliation's runs
record CostTable(Synthesis stack, MeasuredJob job, MeasuredRuns runs) {
  static final int JOBS = 1_000;
  static final int REQUESTS = 10_000;
  static final int UNITS_OF_A_LIST = 15;
  static final int INGEST_MILLISECONDS = 300;
  static final int QUERY_MILLISECONDS = 100;
  static final int KILOBYTES_OF_A_JOB = 16;
  static final int BYTES_OF_A_LOG = 1_500;
  static final int VIEWS = 100;
  static final int RUN_MILLISECONDS = 500;
  private static final int DAYS = 30;
  private static final int RUNS = 12 * 24 * DAYS;
  private static final int PASSES = 24 * DAYS;
  private static final int DAYS_OF_A_PASS = 35;
  private static final int JOBS_A_SECOND = 100;
  private static final int POLLERS = 5;
  private static final int POLLS_A_MINUTE = 3;

  /// A line of the table.
  ///
  /// @param cost before it is rounded up to a cent
  record Line(String what, String quantity, String price, BigDecimal cost) {
    BigDecimal dollars() {
      return cost.setScale(2, RoundingMode.CEILING);
    }

    String row() {
      return "| %s | %s | %s | %s |".formatted(what, quantity, price, dollars());
    }
  }

  String text() {
    List<Line> lines = lines(JOBS, REQUESTS);
    List<String> rows = new ArrayList<>();
    rows.add("| what | quantity | price | dollars |");
    rows.add("|---|---|---|---|");
    lines.stream().map(Line::row).forEach(rows::add);
    rows.add("| **total** | | | **%s** |".formatted(total()));
    return String.join("\n", rows);
  }

  /// The sum of the rounded lines.
  BigDecimal total() {
    return lines(JOBS, REQUESTS).stream()
        .map(Line::dollars)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /// What a further thousand jobs cost.
  BigDecimal furtherThousand() {
    return sum(lines(JOBS + 1_000, REQUESTS))
        .subtract(sum(lines(JOBS, REQUESTS)))
        .setScale(2, RoundingMode.HALF_UP);
  }

  /// What the metrics alone cost.
  BigDecimal metrics() {
    return Price.of("metrics").times(BigDecimal.valueOf(countMetrics()));
  }

  private static int countMetrics() {
    return IngestMetric.values().length + ReconciliationMetric.values().length;
  }

  /// The hundreds of jobs that an hourly run compares.
  private static double hundreds(int jobs) {
    return (double) jobs * DAYS_OF_A_PASS / DAYS / JOBS_A_SECOND;
  }

  private static BigDecimal sum(List<Line> lines) {
    return lines.stream().map(Line::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private List<Line> lines(int jobs, int requests) {
    List<Line> lines = new ArrayList<>(ofTables(jobs, requests));
    lines.addAll(ofReconciliation(jobs));
    lines.addAll(ofFunctions((long) jobs * job.events(), requests));
    lines.addAll(ofWatch());
    long invocations = (long) jobs * job.events() + requests + RUNS;
    double logs = invocations * BYTES_OF_A_LOG / 1e9;
    lines.add(line("CloudWatch, logs", "%,d × 1.5 KB".formatted(invocations), "logs", logs));
    lines.add(
        line(
            "CloudWatch, queries of logs",
            "the log of a month, each of the %d times that the dashboard is opened"
                .formatted(VIEWS),
            "log-queries",
            logs * VIEWS));
    lines.add(line("X-Ray", "%,d traces".formatted(invocations), "traces", invocations));
    return lines;
  }

  private List<Line> ofTables(int jobs, int requests) {
    double writes = jobs * job.writeUnits();
    double reads = jobs * job.readUnits() + (double) requests * UNITS_OF_A_LIST;
    double gigabytes = (double) jobs * KILOBYTES_OF_A_JOB / 1e6;
    return List.of(
        line(
            "DynamoDB, writes",
            "%,d jobs × %s units".formatted(jobs, number(job.writeUnits())),
            "dynamodb-writes",
            writes),
        line(
            "DynamoDB, reads",
            "%,d jobs × %s units + %,d requests × %d"
                .formatted(jobs, number(job.readUnits()), requests, UNITS_OF_A_LIST),
            "dynamodb-reads",
            reads),
        line(
            "DynamoDB, storage",
            "%,d jobs × %d KB more each month".formatted(jobs, KILOBYTES_OF_A_JOB),
            "dynamodb-storage",
            gigabytes),
        line("DynamoDB, point-in-time recovery", "the same", "dynamodb-recovery", gigabytes));
  }

  private List<Line> ofReconciliation(int jobs) {
    double reads = runs.readUnitsOfHundred() * hundreds(jobs);
    double seconds = RUN_MILLISECONDS / 1e3;
    return List.of(
        line(
            "Reconciliation, DynamoDB, writes",
            "%,d runs × %s units + %d hourly passes × %s"
                .formatted(
                    RUNS, number(runs.writeUnits()), PASSES, number(runs.writeUnitsOfPass())),
            "dynamodb-writes",
            RUNS * runs.writeUnits() + PASSES * runs.writeUnitsOfPass()),
        line(
            "Reconciliation, DynamoDB, reads",
            "%,d runs × %s units + %d hourly passes × %s"
                .formatted(RUNS, number(runs.readUnits()), PASSES, number(reads)),
            "dynamodb-reads",
            RUNS * runs.readUnits() + PASSES * reads),
        line(
            "Reconciliation, Lambda, duration",
            "%,d runs × %s s + %d hourly passes × %s s at %s GB"
                .formatted(RUNS, number(seconds), PASSES, number(hundreds(jobs)), number(memory())),
            "lambda-duration",
            (RUNS * seconds + PASSES * hundreds(jobs)) * memory()),
        line("EventBridge Scheduler", "%,d runs".formatted(RUNS), "schedules", RUNS));
  }

  private double memory() {
    return stack.properties("AWS::Lambda::Function").getFirst().path("MemorySize").asInt() / 1024.0;
  }

  private List<Line> ofFunctions(long events, int requests) {
    int aliases = stack.resources("AWS::Lambda::Alias").size();
    long warmUps = (long) DAYS * aliases;
    double memory = memory();
    double seconds = events * INGEST_MILLISECONDS / 1e3 + requests * QUERY_MILLISECONDS / 1e3;
    int sources = stack.resources("AWS::Lambda::EventSourceMapping").size();
    long polls = (long) sources * POLLERS * POLLS_A_MINUTE * 60 * 24 * DAYS;
    return List.of(
        line(
            "Lambda, duration",
            "%,d × %s s + %,d × %s s at %s GB"
                .formatted(
                    events,
                    number(INGEST_MILLISECONDS / 1e3),
                    requests,
                    number(QUERY_MILLISECONDS / 1e3),
                    number(memory)),
            "lambda-duration",
            seconds * memory),
        line(
            "Lambda, requests",
            "%,d, of them %,d runs of the reconciliation and %d daily ones to %d functions"
                .formatted(events + requests + RUNS + warmUps, RUNS, warmUps, aliases),
            "lambda-requests",
            events + requests + RUNS + warmUps),
        line("EventBridge", "%,d events of SageMaker".formatted(events), "events", events),
        line(
            "SQS",
            "%d queues × %d pollers × %d polls a minute + %,d messages sent and deleted"
                .formatted(sources, POLLERS, POLLS_A_MINUTE, events),
            "sqs",
            polls + 2 * events),
        line("HTTP API", "%,d requests".formatted(requests), "api", requests));
  }

  private List<Line> ofWatch() {
    int alarms = stack.resources("AWS::CloudWatch::Alarm").size();
    long watched =
        stack.properties("AWS::CloudWatch::Alarm").stream()
            .mapToInt(alarm -> Math.max(1, alarm.findValues("MetricStat").size()))
            .sum();
    int metrics = countMetrics();
    int dashboards = stack.resources("AWS::CloudWatch::Dashboard").size();
    return List.of(
        line(
            "CloudWatch, alarms",
            "%d, which watch %d metrics".formatted(alarms, watched),
            "alarms",
            watched),
        line("CloudWatch, metrics", metrics + ", if sent in every hour", "metrics", metrics),
        line("CloudWatch, dashboard", "" + dashboards, "dashboards", dashboards));
  }

  private static Line line(String what, String quantity, String price, long units) {
    return line(what, quantity, price, (double) units);
  }

  private static Line line(String what, String quantity, String price, double units) {
    Price of = Price.of(price);
    return new Line(what, quantity, of.text(), of.times(BigDecimal.valueOf(units)));
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? "%d".formatted((long) value)
        : String.format(Locale.ROOT, "%.1f", value);
  }
}
