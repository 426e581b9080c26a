package dev.trainspotter.ingest.reconcile;

import dev.trainspotter.catalog.AccountRegion;
import dev.trainspotter.catalog.reader.CatalogReader;
import dev.trainspotter.catalog.state.KnownDifferences;
import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.catalog.state.ReconciledRange;
import dev.trainspotter.catalog.state.ReconciledRanges;
import dev.trainspotter.catalog.writer.CatalogTable;
import dev.trainspotter.ingest.sagemaker.JobSearch;
import java.time.InstantSource;
import java.util.List;

/// What all runs of a reconciliation share.
record Parts(
    CatalogTable table,
    CatalogReader reader,
    ReconciledRanges ranges,
    KnownDifferences differences,
    JobSearch search,
    Backlog backlog,
    Schedule schedule,
    ReconciliationLog log,
    InstantSource clock) {
  /// The range as it is stored now.
  ReconciledRange range(AccountRegion accountRegion, RangeKind kind) {
    return find(ranges.of(accountRegion), accountRegion, kind);
  }

  /// One of the stored ranges of an account and Region; an untouched one if no pass was made of it.
  static ReconciledRange find(
      List<ReconciledRange> stored, AccountRegion accountRegion, RangeKind kind) {
    return stored.stream()
        .filter(range -> range.kind() == kind)
        .findFirst()
        .orElse(ReconciledRange.untouched(accountRegion, kind));
  }
}
