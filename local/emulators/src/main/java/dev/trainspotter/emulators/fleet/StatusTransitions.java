package dev.trainspotter.emulators.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Draws the status transitions of a job, from its start to the planned ending.
final class StatusTransitions {
  private final List<StatusTransition> steps = new ArrayList<>();
  private final SeededRandom random;
  private final Duration training;
  private Instant now;

  private StatusTransitions(SeededRandom random, Duration training, Instant start) {
    this.random = random;
    this.training = training;
    this.now = start;
  }

  static List<StatusTransition> draw(
      SeededRandom random, JobPlan plan, Duration training, Instant start) {
    StatusTransitions drawn = new StatusTransitions(random, training, start);
    JobEnding ending = plan.ending();
    drawn.begin();
    if (ending != JobEnding.FINDS_NO_CAPACITY) {
      drawn.download();
      if (ending != JobEnding.IS_DENIED_ITS_DATA) {
        drawn.train();
        drawn.interrupt(plan);
      }
    }
    drawn.end(ending);
    return List.copyOf(drawn.steps);
  }

  private void begin() {
    step("Starting", "Starting the training job", random.seconds(20, 90));
    if (random.oneIn(4)) {
      step("LaunchingMLInstances", "Launching requested ML instances", random.seconds(30, 200));
    }
    if (random.oneIn(6)) {
      step("Pending", "Training job waiting for capacity", random.seconds(60, 600));
    }
    step("Starting", "Preparing the instances for training", random.seconds(30, 120));
  }

  private void download() {
    step("Downloading", "Downloading input data", random.seconds(20, 90));
    step("DownloadingTrainingImage", "Downloading the training image", random.seconds(20, 150));
  }

  private void train() {
    step(
        "Training",
        "Training image download completed. Training in progress.",
        training.plus(random.seconds(0, 60)));
  }

  private void interrupt(JobPlan plan) {
    boolean isForGood = plan.ending() == JobEnding.WAITS_TOO_LONG;
    if (plan.isSpot()) {
      step("Interrupted", "Training job interrupted", random.seconds(60, 900));
    } else if (plan.hasRetryStrategy()) {
      step("Restarting", "Restarting the training job", random.seconds(60, 300));
    }
    if ((plan.isSpot() || plan.hasRetryStrategy()) && !isForGood) {
      step("Starting", "Preparing the instances for training", random.seconds(60, 300));
      download();
      train();
    }
  }

  private void end(JobEnding ending) {
    switch (ending) {
      case COMPLETES -> {
        step("Uploading", "Uploading generated training model", random.seconds(10, 90));
        last(ending, "Training job completed");
      }
      case IS_STOPPED -> {
        steps.add(new StatusTransition("Stopping", "Stopping", "Stopping the training job", now));
        now = now.plus(random.seconds(10, 120));
        last(ending, "Training job stopped");
      }
      case RUNS_TOO_LONG -> last(ending, "Training job runtime exceeded MaxRuntimeInSeconds");
      case WAITS_TOO_LONG -> last(ending, "Training job wait time exceeded MaxWaitTimeInSeconds");
      case RUNS_OUT_OF_MEMORY,
          FAILS_IN_ITS_SCRIPT,
          FINDS_NO_CAPACITY,
          IS_DENIED_ITS_DATA,
          MEETS_AN_INTERNAL_ERROR ->
          last(ending, "Training job failed");
    }
  }

  private void step(String secondaryStatus, String message, Duration lasts) {
    steps.add(new StatusTransition("InProgress", secondaryStatus, message, now));
    now = now.plus(lasts);
  }

  private void last(JobEnding ending, String message) {
    steps.add(new StatusTransition(ending.status(), ending.secondaryStatus(), message, now));
  }
}
