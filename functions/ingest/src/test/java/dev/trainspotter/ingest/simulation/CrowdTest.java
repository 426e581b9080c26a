package dev.trainspotter.ingest.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.emulators.sagemaker.fault.Fault;
import dev.trainspotter.emulators.sagemaker.wire.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The 5,000 training jobs of one tuning job, all created in one second.
class CrowdTest {
  private static final int JOBS = 5000;
  private static final Instant CREATED = Instant.parse("2026-11-23T13:00:00Z");

  /// The attempts of ten requests.
  private static final int THROTTLED = 30;

  private final MemoryAccount account = new MemoryAccount();
  private final List<SimulatedJob> jobs =
      Stream.iterate(0, i -> i + 1)
          .limit(JOBS)
          .map(
              i -> SimulatedJob.created("child-%04d".formatted(i), CREATED.plusNanos(i * 199_000L)))
          .toList();

  @BeforeEach
  void putJobs() {
    jobs.forEach(job -> account.sageMaker.put(describe(job), job.tags()));
  }

  @AfterEach
  void close() {
    account.close();
  }

  private static String describe(SimulatedJob job) {
    return job.describe()
        .replaceFirst(
            "\\{",
            "{\"TuningJobArn\":"
                + " \"arn:aws:sagemaker:us-east-1:111122223333:hyper-parameter-tuning-job/wide\","
                + " ");
  }

  private List<String> column(String id) {
    return account.rows().stream().map(row -> row.getOrDefault(id, absent()).s()).toList();
  }

  private static AttributeValue absent() {
    return AttributeValue.fromS("");
  }

  @Test
  void describesEachJobOnceAndLosesNoneThatSageMakerThrottles() {
    AtomicInteger requests = new AtomicInteger();
    account.sageMaker.faultWhen(
        _ -> requests.incrementAndGet() <= THROTTLED ? Fault.throttling() : null);
    for (int i = 0; i < JOBS; i++) {
      account.send(jobs.get(i).event("e" + i, "SageMaker Training Job State Change"));
    }

    account.ingestLive();
    Map<String, Long> outcomes =
        account.outcomes().stream()
            .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
    account.drainBacklog();

    assertThat(outcomes).isEqualTo(Map.of("kept", JOBS - 10L, "deferred", 10L));
    assertThat(column("training_job_name")).hasSize(JOBS).doesNotHaveDuplicates();
    assertThat(column("observed_by")).containsOnly("describe");
    assertThat(account.sageMaker.calls(Operation.DESCRIBE_TRAINING_JOB)).hasSize(JOBS + THROTTLED);
    assertThat(account.deadLetters()).isZero();
  }

  @Test
  void comparesAllOfThem() {
    account.reconcile(Duration.ofMinutes(5));

    assertThat(column("training_job_name")).hasSize(JOBS).doesNotHaveDuplicates();
    assertThat(account.sageMaker.calls(Operation.SEARCH)).hasSizeLessThan(JOBS / 100 * 3);
  }
}
