package dev.trainspotter.emulators.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Draws the steps of a job's life, from its start to the end that its fate demands.
final class LifeSteps {
  private final List<StatusTransition> steps = new ArrayList<>();
  private final SeededRandom dice;
  private final Duration training;
  private Instant now;

  private LifeSteps(SeededRandom dice, Duration training, Instant start) {
    this.dice = dice;
    this.training = training;
    this.now = start;
  }

  static List<StatusTransition> draw(
      SeededRandom dice, JobPlan plan, Duration training, Instant start) {
    LifeSteps timeline = new LifeSteps(dice, training, start);
    JobEnding fate = plan.fate();
    timeline.begin();
    if (fate != JobEnding.FINDS_NO_CAPACITY) {
      timeline.download();
      if (fate != JobEnding.IS_DENIED_ITS_DATA) {
        timeline.train();
        timeline.interrupt(plan);
      }
    }
    timeline.end(fate);
    return List.copyOf(timeline.steps);
  }

  private void begin() {
    step("Starting", "Starting the training job", dice.seconds(20, 90));
    if (dice.oneIn(4)) {
      step("LaunchingMLInstances", "Launching requested ML instances", dice.seconds(30, 200));
    }
    if (dice.oneIn(6)) {
      step("Pending", "Training job waiting for capacity", dice.seconds(60, 600));
    }
    step("Starting", "Preparing the instances for training", dice.seconds(30, 120));
  }

  private void download() {
    step("Downloading", "Downloading input data", dice.seconds(20, 90));
    step("DownloadingTrainingImage", "Downloading the training image", dice.seconds(20, 150));
  }

  private void train() {
    step(
        "Training",
        "Training image download completed. Training in progress.",
        training.plus(dice.seconds(0, 60)));
  }

  private void interrupt(JobPlan plan) {
    boolean isForGood = plan.fate() == JobEnding.WAITS_TOO_LONG;
    if (plan.isSpot()) {
      step("Interrupted", "Training job interrupted", dice.seconds(60, 900));
    } else if (plan.restarts()) {
      step("Restarting", "Restarting the training job", dice.seconds(60, 300));
    }
    if ((plan.isSpot() || plan.restarts()) && !isForGood) {
      step("Starting", "Preparing the instances for training", dice.seconds(60, 300));
      download();
      train();
    }
  }

  private void end(JobEnding fate) {
    switch (fate) {
      case COMPLETES -> {
        step("Uploading", "Uploading generated training model", dice.seconds(10, 90));
        last(fate, "Training job completed");
      }
      case IS_STOPPED -> {
        steps.add(new StatusTransition("Stopping", "Stopping", "Stopping the training job", now));
        now = now.plus(dice.seconds(10, 120));
        last(fate, "Training job stopped");
      }
      case RUNS_TOO_LONG -> last(fate, "Training job runtime exceeded MaxRuntimeInSeconds");
      case WAITS_TOO_LONG -> last(fate, "Training job wait time exceeded MaxWaitTimeInSeconds");
      case RUNS_OUT_OF_MEMORY,
          FAILS_IN_ITS_SCRIPT,
          FINDS_NO_CAPACITY,
          IS_DENIED_ITS_DATA,
          MEETS_AN_INTERNAL_ERROR ->
          last(fate, "Training job failed");
    }
  }

  private void step(String secondaryStatus, String message, Duration lasts) {
    steps.add(new StatusTransition("InProgress", secondaryStatus, message, now));
    now = now.plus(lasts);
  }

  private void last(JobEnding fate, String message) {
    steps.add(new StatusTransition(fate.status(), fate.secondaryStatus(), message, now));
  }
}
