package dev.trainspotter.infra.alarms;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainspotter.infra.alarms.RecordedMetrics.Series;
import java.util.ArrayList;
import java.util.List;

/// The fault of one alarm: it lasts from the second to the tenth hour of a day, and is the weakest
/// that the alarm must notice. What is published before and after it is the most that the alarm
/// must bear.
///
/// @param alarm the alarm's construct id
/// @param fault what breaks, in a few words
/// @param source where the metric comes from, in a few words
/// @param firesAfter seconds from the beginning of the fault to the first period in which the
///     alarm fires
/// @param endsAfter seconds from the mend to the first period in which it no longer fires
/// @param metrics everything that was published during the day
record FaultDrill(
    String alarm,
    String fault,
    String source,
    long firesAfter,
    long endsAfter,
    RecordedMetrics metrics) {
  static final long HOUR = 3600;
  static final long BEGIN = 2 * HOUR;
  static final long MEND = 10 * HOUR;
  static final long END = 24 * HOUR;
  private static final long MINUTES = 300;

  /// A drill whose alarm ends within an hour after the mend.
  FaultDrill(String alarm, String fault, String source, long firesAfter, RecordedMetrics metrics) {
    this(alarm, fault, source, firesAfter, HOUR, metrics);
  }

  static boolean isBroken(long second) {
    return second >= BEGIN && second < MEND;
  }

  /// A drill whose metric no emulator has: it is published every five minutes.
  static FaultDrill madeUp(
      String alarm, String fault, long firesAfter, Series series, double sound, double broken) {
    RecordedMetrics metrics = new RecordedMetrics();
    for (long second = 0; second < END; second += MINUTES) {
      metrics.publish(series, second, isBroken(second) ? broken : sound);
    }
    return new FaultDrill(alarm, fault, "made up: " + series.namespace(), firesAfter, metrics);
  }

  /// What is wrong with the template's alarm; empty if it fires during the fault and only then.
  List<String> failures(JsonNode template) {
    TemplateAlarm found = TemplateAlarm.find(template, alarm);
    if (found == null) {
      return List.of("there is no alarm " + alarm);
    }
    List<Boolean> firing = found.firing(metrics, END);
    List<String> failures = new ArrayList<>();
    for (int period = 0; period < firing.size(); period++) {
      long start = (long) period * found.period();
      boolean mustFire = start >= BEGIN + firesAfter && start < MEND;
      boolean mustNot = start < BEGIN + firesAfter || start >= MEND + endsAfter;
      if (mustFire && !firing.get(period)) {
        failures.add("%s is silent at %d s".formatted(alarm, start));
      } else if (mustNot && firing.get(period)) {
        failures.add("%s fires at %d s".formatted(alarm, start));
      }
    }
    return failures;
  }

  /// The row of the runbook's table.
  String row() {
    return "| %s | %s | %s |".formatted(alarm, fault, source);
  }
}
