package dev.trainspotter.emulators.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.emulators.sagemaker.Sdk;
import dev.trainspotter.emulators.sagemaker.SimulatedSageMaker;
import dev.trainspotter.emulators.sagemaker.wire.JobArn;
import dev.trainspotter.emulators.sagemaker.wire.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

class FleetRunTest {
  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

  private final SimulatedSageMaker sageMaker = SimulatedSageMaker.start();

  @AfterEach
  void close() {
    sageMaker.close();
  }

  @Test
  void leavesEveryJobThatWasNotDeletedAtItsEnd() {
    Fleet fleet = Fleet.of(7, 60, START);
    FleetRun run = new FleetRun(fleet, sageMaker, _ -> {});

    run.advanceToEnd();

    assertThat(run.jobs()).isEqualTo(60);
    assertThat(sageMaker.arns())
        .containsExactlyInAnyOrderElementsOf(
            fleet.jobs().stream()
                .filter(job -> job.deletedAt() == null)
                .map(PlannedJob::arn)
                .toList());
    PlannedJob job = fleet.job(5);
    try (SageMakerClient client = Sdk.client(sageMaker, job.account(), job.region())) {
      var response =
          client.describeTrainingJob(request -> request.trainingJobName(job.trainingJobName()));
      assertThat(response.trainingJobStatusAsString()).isEqualTo(job.finalStatus());
      assertThat(response.lastModifiedTime()).isEqualTo(job.endTime());
    }
  }

  @Test
  void sendsNoEventBeforeSageMakerReturnsItsState() {
    List<ObjectNode> events = new ArrayList<>();
    Fleet fleet = Fleet.of(7, 60, START);
    FleetRun run = new FleetRun(fleet, sageMaker, event -> events.add(checked(event)));

    run.advanceToEnd();

    assertThat(run.events()).isEqualTo(events.size()).isGreaterThan(400);
  }

  @Test
  void repeatsAndReordersSomeEvents() {
    List<ObjectNode> events = new ArrayList<>();
    FleetRun run =
        new FleetRun(
            Fleet.of(7, 60, START), sageMaker, event -> events.add(Json.readObject(event)));

    run.advanceToEnd();

    List<String> ids = events.stream().map(event -> event.path("id").asText()).toList();
    List<String> times = events.stream().map(event -> event.path("time").asText()).toList();
    assertThat(new HashSet<>(ids)).hasSizeLessThan(ids.size());
    assertThat(times).isNotEqualTo(times.stream().sorted().toList());
    assertThat(events)
        .extracting(event -> event.path("detail-type").asText())
        .containsOnly("SageMaker Training Job State Change", "Tag Change on Resource")
        .contains("Tag Change on Resource");
  }

  @Test
  void doesOnlyWhatIsDue() {
    Fleet fleet = Fleet.of(7, 60, START);
    FleetRun run = new FleetRun(fleet, sageMaker, _ -> {});

    run.advanceTo(START.plus(Duration.ofMinutes(20)));

    assertThat(run.jobs()).isEqualTo(10);
    assertThat(sageMaker.arns()).hasSize(10);
  }

  @Test
  void followsAFastClockUntilItIsClosed() throws InterruptedException {
    List<String> events = new CopyOnWriteArrayList<>();
    Fleet endless = Fleet.endless(7, START, Duration.ofMinutes(1));
    FleetRun run = new FleetRun(endless, sageMaker, events::add);
    Thread follower =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    run.follow(FleetClock.startingAt(START, 20_000));
                  } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                  }
                });
    Awaitility.await().until(() -> run.events() > 100);

    run.close();
    follower.join();

    assertThat(events).hasSize(run.events());
    assertThatThrownBy(run::advanceToEnd).hasMessageContaining("endless");
  }

  /// Returns the event after a check that SageMaker returns its state or a newer one. A deleted
  /// job is not checked.
  private ObjectNode checked(String text) {
    ObjectNode event = Json.readObject(text);
    String arn = event.path("resources").path(0).asText();
    if (sageMaker.arns().contains(arn) && event.path("source").asText().equals("aws.sagemaker")) {
      JobArn job = JobArn.parse(arn);
      try (SageMakerClient client = Sdk.client(sageMaker, job.account(), job.region())) {
        Instant returned =
            client
                .describeTrainingJob(request -> request.trainingJobName(job.name()))
                .lastModifiedTime();
        BigDecimal inTheEvent = new BigDecimal(event.at("/detail/LastModifiedTime").asText());
        assertThat(returned.toEpochMilli()).isGreaterThanOrEqualTo(inTheEvent.longValueExact());
      }
    }
    return event;
  }
}
