package dev.trainspotter.ingest.reconcile;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.KnownStatus;
import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.reader.IndexRange;
import dev.trainspotter.catalog.reader.IndexScan;
import dev.trainspotter.catalog.reader.Partition;
import dev.trainspotter.catalog.reader.StoredJob;
import dev.trainspotter.ingest.sagemaker.JobQuestion;
import dev.trainspotter.ingest.sagemaker.JobSearch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compares the jobs that run in SageMaker's responses with those that run by their rows.
final class OpenWalk {
  private static final List<String> STATUSES =
      Arrays.stream(KnownStatus.values())
          .filter(KnownStatus::isTransient)
          .map(KnownStatus::text)
          .toList();

  private final Walk walk;

  OpenWalk(Walk walk) {
    this.walk = walk;
  }

  String run() {
    Comparison comparison = new Comparison(rows());
    Pages pages = new Pages(walk, JobQuestion.ofStatuses(STATUSES));
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

  private List<StoredJob> rows() {
    List<Partition> partitions =
        STATUSES.stream().flatMap(status -> Partition.byStatus(status).stream()).toList();
    IndexScan scan = walk.reader().scan(IndexRange.of(partitions), null);
    List<StoredJob> rows = new ArrayList<>();
    for (@Nullable StoredJob row = scan.next(JobSearch.PAGE);
        row != null;
        row = scan.next(JobSearch.PAGE)) {
      if (isOfAccountRegion(row.job())) {
        rows.add(row);
      }
    }
    return rows;
  }

  private boolean isOfAccountRegion(TrainingJob job) {
    return walk.accountRegion().accountId().equals(job.text(Column.ACCOUNT_ID))
        && walk.accountRegion().region().equals(job.text(Column.REGION));
  }
}
