package dev.trainspotter.ingest.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.emulators.sagemaker.fault.Fault;
import dev.trainspotter.emulators.sagemaker.wire.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// SageMaker is down for two hours, while jobs are created and the schedule goes on.
class OutageTest {
  private static final int MINUTES = 120;

  /// A job begins every three minutes. The event of every fourth one is lost.
  private static final int JOBS = MINUTES / 3;

  /// How often SDK and function send one request while SageMaker is down.
  private static final int ATTEMPTS = 3;

  /// How often a hint comes in two hours: after 22 seconds at the earliest, then each time after
  /// twice as long, and after a while every 11 to 15 minutes.
  private static final int DELIVERIES = 15;

  private final MemoryAccount account = new MemoryAccount();
  private final List<SimulatedJob> jobs = new ArrayList<>();

  @AfterEach
  void close() {
    account.close();
  }

  private void minute(int minute) {
    if (minute % 3 == 0 && jobs.size() < JOBS) {
      begin();
    }
    account.ingestLive();
    account.ingestBacklog();
    if (minute % 5 == 0) {
      account.reconcile(Duration.ofSeconds(285));
    }
    account.pass(Duration.ofMinutes(1));
  }

  private void begin() {
    SimulatedJob job = SimulatedJob.created("job-%02d".formatted(jobs.size()), account.now());
    account.sageMaker.put(job.describe(), job.tags());
    if (jobs.size() % 4 != 0) {
      account.send(job.event("e-" + job.name(), "SageMaker Training Job State Change"));
    }
    jobs.add(job);
  }

  private int requests(Operation operation) {
    return account.sageMaker.calls(operation).size();
  }

  private List<String> sources() {
    return account.rows().stream().map(row -> row.get("observed_by").s()).toList();
  }

  @Test
  void sendsFewRequestsAndBringsEveryRowUpToDateAfterwards() {
    account.sageMaker.fault(Fault.unavailable());
    for (int minute = 0; minute < MINUTES; minute++) {
      minute(minute);
    }
    assertThat(sources()).hasSize(JOBS * 3 / 4).containsOnly("event");
    assertThat(requests(Operation.DESCRIBE_TRAINING_JOB))
        .isBetween(JOBS, JOBS * DELIVERIES * ATTEMPTS);
    assertThat(requests(Operation.SEARCH))
        .isBetween(1, MINUTES / 5 * RangeKind.values().length * ATTEMPTS);

    account.sageMaker.clearFaults();
    for (int minute = 0; minute < 30; minute++) {
      minute(minute);
    }

    assertThat(sources()).hasSize(JOBS).containsOnly("describe");
    assertThat(account.deadLetters()).isZero();
  }
}
