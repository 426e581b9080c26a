package dev.trainspotter.infra.running;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainspotter.emulators.sagemaker.SimulatedSageMaker;
import dev.trainspotter.infra.Checkout;
import dev.trainspotter.infra.Synthesis;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/// Jobs about which SageMaker and the rows disagree. Together they need every permission of the
/// reconcile function.
///
/// @param created when the jobs were created: so long ago that nothing of them is looked at again
/// @param deliver delivers a state change, and returns when ingest has handled it
record DisagreeingJobs(Instant created, SimulatedSageMaker sageMaker, Consumer<String> deliver) {
  private static final Duration AGE = Duration.ofDays(32);

  /// Its event was lost.
  static final String LOST = "lost";

  /// Its tags changed without an event.
  static final String RETAGGED = "retagged";

  /// It has finished, and SageMaker's index still shows it as running.
  static final String LAGGING = "lagging";

  /// Its row has the time of an event as creation time.
  static final String OF_UNKNOWN_AGE = "of-unknown-age";

  /// A later job has its name.
  static final String REUSED = "reused";

  /// It is too large for one item, and small when it is found again.
  static final String SHRUNK = "shrunk";

  private static final int TOO_LARGE_BYTES = 900_000;

  static DisagreeingJobs in(SimulatedSageMaker sageMaker, Consumer<String> deliver) {
    Instant created = Instant.now().minus(AGE).truncatedTo(ChronoUnit.SECONDS);
    return new DisagreeingJobs(created, sageMaker, deliver);
  }

  void prepare() {
    sageMaker.put(job(LOST, created), Map.of("team", "vision"));
    describe(job(RETAGGED, created));
    sageMaker.tag(arn(RETAGGED), Map.of("team", "nlp"));
    describe(job(LAGGING, created));
    sageMaker.put(
        job(LAGGING, created).put("TrainingJobStatus", "InProgress"), Map.of("team", "vision"));
    ObjectNode event = event(job(OF_UNKNOWN_AGE, created));
    ((ObjectNode) event.path("detail")).remove("CreationTime");
    deliver.accept(event.toString());
    sageMaker.put(job(OF_UNKNOWN_AGE, created), Map.of());
    describe(job(REUSED, created));
    sageMaker.delete(arn(REUSED));
    sageMaker.put(job(REUSED, created.plus(Duration.ofDays(1))), Map.of());
    sageMaker.put(tooLarge(job(SHRUNK, created)), Map.of());
  }

  /// Lets the job shrink whose row was stored, and returns the event of a run that finds it: its
  /// range begins between the creation times that SageMaker showed then and shows now.
  String shrink() {
    ObjectNode job = job(SHRUNK, created);
    job.put("CreationTime", created.getEpochSecond() + 0.9)
        .put("LastModifiedTime", created.getEpochSecond() + 7200);
    sageMaker.put(job, Map.of());
    return "{\"from\": \"%s\", \"to\": \"%s\"}"
        .formatted(created.plusMillis(500), created.plusSeconds(1));
  }

  private void describe(ObjectNode job) {
    sageMaker.put(job, Map.of("team", "vision"));
    deliver.accept(event(job).toString());
  }

  /// A response of DescribeTrainingJob, whose times are seconds.
  private static ObjectNode job(String name, Instant created) {
    ObjectNode job = (ObjectNode) of("events/completed.describe.json", name);
    return job.put("CreationTime", created.getEpochSecond())
        .put("LastModifiedTime", created.getEpochSecond() + 3600);
  }

  private static ObjectNode tooLarge(ObjectNode job) {
    byte[] noise = new byte[TOO_LARGE_BYTES];
    new Random(5).nextBytes(noise);
    return job.put("Notes", Base64.getEncoder().encodeToString(noise));
  }

  /// The event of the job's last state change, whose times are milliseconds.
  private static ObjectNode event(ObjectNode job) {
    ObjectNode event =
        (ObjectNode) of("events/completed.json", job.path("TrainingJobName").asText());
    ObjectNode detail = (ObjectNode) event.path("detail");
    for (String time : new String[] {"CreationTime", "LastModifiedTime"}) {
      detail.put(time, 1000 * job.path(time).asLong());
    }
    String changed = Instant.ofEpochSecond(job.path("LastModifiedTime").asLong()).toString();
    return event.put("time", changed).put("id", "of-" + job.path("TrainingJobName").asText());
  }

  private static JsonNode of(String file, String name) {
    return Synthesis.parse(Checkout.text(file).replace("completed-2026-11-20-08", name));
  }

  private static String arn(String name) {
    return of("events/completed.describe.json", name).path("TrainingJobArn").asText();
  }
}
