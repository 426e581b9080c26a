package dev.trainspotter.infra.alarms;

import static dev.trainspotter.infra.alarms.FaultDrill.BEGIN;
import static dev.trainspotter.infra.alarms.FaultDrill.END;
import static dev.trainspotter.infra.alarms.FaultDrill.HOUR;
import static dev.trainspotter.infra.alarms.FaultDrill.MEND;
import static dev.trainspotter.infra.alarms.FaultDrill.isBroken;

import dev.trainspotter.emulators.sagemaker.fault.Fault;
import dev.trainspotter.infra.Checkout;
import dev.trainspotter.infra.alarms.RecordedMetrics.Series;
import java.util.List;
import java.util.Map;

/// Breaks ingest, query, SQL and what surrounds them, and records the metrics.
///
/// @param names the names of the stack's parts
/// @param functions the functions that are broken
record FaultDrills(StackNames names, RunningFunctions functions) {
  private static final String STATE_CHANGE = "events/completed.json";
  private static final String TAG_CHANGE = "events/tag-change-2.json";
  private static final long FIVE_MINUTES = 300;
  private static final long LONGEST_REDELIVERY = 360;
  private static final long LONGEST_DEFERRAL = 900;

  /// Drives every fault.
  List<FaultDrill> all() {
    functions.sageMaker().put(Checkout.text("events/completed.describe.json"), Map.of());
    functions.deliver(Checkout.text(STATE_CHANGE));
    return List.of(
        deadLetters(),
        FaultDrill.madeUp(
            "LiveQueueOld",
            "ingest does not read the queue",
            2 * FIVE_MINUTES,
            names.ofLiveQueue("ApproximateAgeOfOldestMessage"),
            899,
            900),
        backlogOld(),
        lost("StateChangesLost", names.ofRule("FailedInvocations", STATE_CHANGE)),
        lost("TagChangesLost", names.ofRule("FailedInvocations", TAG_CHANGE)),
        lost("MemberStateChangesLost", names.ofMemberRule("FailedInvocations", STATE_CHANGE)),
        lost("MemberTagChangesLost", names.ofMemberRule("FailedInvocations", TAG_CHANGE)),
        errors("IngestErrors", 2 * FIVE_MINUTES, "Ingest", functions::ingest),
        messagesFail(),
        errors("QueryErrors", 0, "Query", functions::query),
        errors("SqlErrors", 0, "Sql", functions::sql),
        throttles("IngestThrottles", 2 * FIVE_MINUTES, "Ingest"),
        throttles("QueryThrottles", 0, "Query"),
        throttles("SqlThrottles", 0, "Sql"),
        apiErrors(),
        FaultDrill.madeUp(
            "ApiSlow",
            "requests take 5 seconds",
            2 * FIVE_MINUTES,
            names.ofFunction("Duration", "Query"),
            4999,
            5000),
        FaultDrill.madeUp(
            "WarmUpFails",
            "the role of the schedules is gone",
            0,
            names.ofSchedules("TargetErrorCount", "{}"),
            0,
            1),
        FaultDrill.madeUp(
            "ExportFails",
            "the role of the export is gone",
            0,
            names.ofSchedules("TargetErrorCount", "ExportFormat"),
            0,
            1),
        errors("ReconcileErrors", 2 * FIVE_MINUTES, "Reconcile", functions::reconcile),
        silence());
  }

  private FaultDrill deadLetters() {
    RecordedMetrics metrics =
        phases(
            names.ofDeadLetterQueue("ApproximateNumberOfMessagesVisible"),
            isBroken -> {
              if (isBroken) {
                functions.deliver("not json");
              } else {
                functions.emptyDeadLetters();
              }
              return functions.deadLetters();
            });
    return new FaultDrill(
        "DeadLetters", "a message that is not JSON", "the queue's own count", 0, metrics);
  }

  /// What is measured once before, once during and once after the fault, published every five
  /// minutes.
  private static RecordedMetrics phases(Series series, Measure measure) {
    RecordedMetrics metrics = new RecordedMetrics();
    int value = 0;
    for (long second = 0; second < END; second += FIVE_MINUTES) {
      if (second == 0 || second == BEGIN || second == MEND) {
        value = measure.of(isBroken(second));
      }
      metrics.publish(series, second, value);
    }
    return metrics;
  }

  /// Measures the value of a metric while something is broken or sound.
  private interface Measure {
    int of(boolean isBroken);
  }

  /// One hint that waits, and comes back as rarely as one can.
  private FaultDrill backlogOld() {
    int before = functions.logOfIngest().length();
    functions.sageMaker().fault(Fault.denied());
    functions.at(BEGIN);
    functions.deliver(Checkout.text(STATE_CHANGE));
    for (long second = BEGIN + LONGEST_DEFERRAL; second < MEND; second += LONGEST_DEFERRAL) {
      functions.at(second);
      functions.deliverBacklog();
    }
    functions.sageMaker().clearFaults();
    functions.at(MEND);
    functions.deliverBacklog();
    return driven("BacklogOld", "SageMaker denies access", 6 * HOUR, before);
  }

  /// One message that fails, and comes back as rarely as it can.
  private FaultDrill messagesFail() {
    int before = functions.logOfIngest().length();
    long delay = 5;
    long second = BEGIN;
    functions.breakDynamo(true);
    while (second < MEND) {
      functions.at(second);
      functions.deliver(Checkout.text(STATE_CHANGE));
      second += delay;
      delay = Math.min(2 * delay, LONGEST_REDELIVERY);
    }
    functions.breakDynamo(false);
    functions.at(second);
    functions.deliver(Checkout.text(STATE_CHANGE));
    return driven("MessagesFail", "DynamoDB denies access", FIVE_MINUTES, before);
  }

  /// A drill whose metrics are in the log of ingest, from this position on.
  private FaultDrill driven(String alarm, String fault, long firesAfter, int from) {
    RecordedMetrics metrics = new RecordedMetrics();
    metrics.read(functions.logOfIngest().substring(from), RunningFunctions.START);
    return new FaultDrill(alarm, fault, "the log of ingest", firesAfter, metrics);
  }

  private static FaultDrill lost(String alarm, Series series) {
    return FaultDrill.madeUp(alarm, "the queue's policy does not admit the rule", 0, series, 0, 1);
  }

  /// Lambda counts an invocation whose function does not start.
  private FaultDrill errors(String alarm, long firesAfter, String function, Runnable start) {
    RecordedMetrics metrics =
        phases(
            names.ofFunction("Errors", function),
            isBroken -> {
              functions.breakEnvironment(isBroken);
              return isFailing(start) ? 1 : 0;
            });
    String fault = "the function does not start: its table has no name";
    return new FaultDrill(alarm, fault, "failed starts", firesAfter, metrics);
  }

  private static boolean isFailing(Runnable start) {
    try {
      start.run();
      return false;
    } catch (IllegalArgumentException _) {
      return true;
    }
  }

  private FaultDrill throttles(String alarm, long firesAfter, String function) {
    return FaultDrill.madeUp(
        alarm,
        "the account's concurrency is used up",
        firesAfter,
        names.ofFunction("Throttles", function),
        0,
        1);
  }

  private FaultDrill apiErrors() {
    RecordedMetrics metrics =
        phases(
            names.ofApi("5xx"),
            isBroken -> {
              functions.breakDynamo(isBroken);
              return functions.get("/v1/training-jobs") >= 500 ? 1 : 0;
            });
    return new FaultDrill(
        "ApiErrors", "DynamoDB denies access", "the status of responses", 0, metrics);
  }

  /// Before the fault, the own account has jobs; after the mend, only members have.
  private FaultDrill silence() {
    RecordedMetrics metrics = new RecordedMetrics();
    for (long second = 0; second < END; second += HOUR) {
      if (second < BEGIN) {
        metrics.publish(names.ofRule("Invocations", STATE_CHANGE), second, 1);
      } else if (second >= MEND) {
        metrics.publish(names.ofMemberRule("Invocations", STATE_CHANGE), second, 1);
      }
    }
    return new FaultDrill(
        "Silence", "no state change arrives", "made up: AWS/Events", 5 * HOUR, metrics);
  }
}
