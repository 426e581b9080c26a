package dev.trainspotter.ingest.reconcile;

import dev.trainspotter.ingest.reconcile.shared.RunningRows;
import dev.trainspotter.ingest.sagemaker.JobQuestion;

/// Compares the jobs that run in SageMaker's responses with those that run by their rows.
final class OpenWalk {
  private final Walk walk;

  OpenWalk(Walk walk) {
    this.walk = walk;
  }

  String run() {
    Comparison comparison = new Comparison(walk.running().of(walk.accountRegion()));
    Pages pages = new Pages(walk, JobQuestion.ofStatuses(RunningRows.STATUSES));
    while (true) {
      switch (pages.next()) {
        case Pages.Step.Stopped(var cause) -> {
          return cause;
        }
        case Pages.Step.Read(var jobs, var isLast) -> {
          jobs.forEach(job -> walk.findings().add(job, comparison.add(job)));
          if (isLast) {
            comparison.notShown().forEach(walk.findings()::addNotShown);
            return Walk.ENDED;
          }
          walk.flush();
        }
      }
    }
  }
}
