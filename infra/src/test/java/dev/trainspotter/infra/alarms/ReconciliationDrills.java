package dev.trainspotter.infra.alarms;

import static dev.trainspotter.infra.alarms.FaultDrill.BEGIN;
import static dev.trainspotter.infra.alarms.FaultDrill.END;
import static dev.trainspotter.infra.alarms.FaultDrill.HOUR;
import static dev.trainspotter.infra.alarms.FaultDrill.MEND;
import static dev.trainspotter.infra.alarms.FaultDrill.isBroken;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.emulators.sagemaker.fault.Fault;
import dev.trainspotter.emulators.sagemaker.wire.Operation;
import dev.trainspotter.infra.Checkout;
import dev.trainspotter.infra.Synthesis;
import java.util.List;
import java.util.Map;

/// Breaks the reconciliation and the events that it makes up for, and records the metrics. Each
/// drill has tables of its own.
///
/// @param drills the drills
/// @param log what all runs have written to their log
record ReconciliationDrills(List<FaultDrill> drills, String log) {
  private static final long FIVE_MINUTES = 300;
  private static final long QUARTER = 900;

  /// In this hour the only new job is missed.
  private static final long QUIET_HOUR = 22 * HOUR;

  private static final String EVENT = Checkout.text("events/completed.json");
  private static final String JOB = Checkout.text("events/completed.describe.json");
  private static final String NAME = "completed-2026-11-20-08";

  /// Drives every fault.
  static ReconciliationDrills drive(String stackName) {
    String late;
    String missed;
    try (RunningFunctions functions = new RunningFunctions(stackName)) {
      late = searchDenied(functions);
    }
    try (RunningFunctions functions = new RunningFunctions(stackName)) {
      missed = eventsLost(functions);
    }
    return new ReconciliationDrills(
        List.of(
            driven("RangesOverdue", "SageMaker denies searches", QUARTER, HOUR, late),
            driven("JobsMissed", "the event of 1 job in 20 is lost", 2 * HOUR, 9 * HOUR, missed)),
        late + missed);
  }

  private static FaultDrill driven(
      String alarm, String fault, long firesAfter, long endsAfter, String log) {
    RecordedMetrics metrics = new RecordedMetrics();
    metrics.read(log, RunningFunctions.START);
    return new FaultDrill(alarm, fault, "the log of reconcile", firesAfter, endsAfter, metrics);
  }

  /// One account and Region, in which the open jobs alone are overdue at first. Where nothing
  /// changes, one run in each period of the alarm is enough.
  private static String searchDenied(RunningFunctions functions) {
    for (long second = 0; second < END; second += step(second)) {
      if (second == BEGIN) {
        functions.sageMaker().fault(Operation.SEARCH, Fault.denied());
      } else if (second == MEND) {
        functions.sageMaker().clearFaults();
      }
      functions.at(second);
      functions.reconcile();
    }
    return functions.logOfReconcile();
  }

  private static long step(long second) {
    return second >= BEGIN - HOUR && second < MEND ? FIVE_MINUTES : QUARTER;
  }

  /// One run an hour: the event of 1 job in 25 is lost, and of 1 in 20 while events are broken.
  private static String eventsLost(RunningFunctions functions) {
    for (long second = 0; second < END; second += HOUR) {
      functions.at(second);
      int jobs = second == QUIET_HOUR ? 1 : isBroken(second) ? 20 : 25;
      for (int number = 0; number < jobs; number++) {
        String name = "job-%d-%d".formatted(second, number);
        long created = RunningFunctions.START.getEpochSecond() + second - HOUR / 2;
        functions.sageMaker().put(job(name, created), Map.of());
        if (number > 0) {
          functions.deliver(event(name, created));
        }
      }
      functions.reconcile();
    }
    return functions.logOfReconcile();
  }

  private static ObjectNode job(String name, long created) {
    ObjectNode job = (ObjectNode) Synthesis.parse(JOB.replace(NAME, name));
    return job.put("CreationTime", created).put("LastModifiedTime", created + 60);
  }

  private static String event(String name, long created) {
    ObjectNode event = (ObjectNode) Synthesis.parse(EVENT.replace(NAME, name));
    ((ObjectNode) event.path("detail"))
        .put("CreationTime", 1000 * created)
        .put("LastModifiedTime", 1000 * (created + 60));
    return event.put("id", name).toString();
  }
}
