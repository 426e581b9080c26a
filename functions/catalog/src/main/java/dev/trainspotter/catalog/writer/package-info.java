/// The one writer of rows.
///
/// It promises:
/// - rows are written by [dev.trainspotter.catalog.writer.CatalogTable] and nothing else;
/// - the sightings of a job end in the same rows, whatever their order, number and delay;
/// - a poorer source never removes what a richer one returned, and no row is ever removed.
///
/// Start with [dev.trainspotter.catalog.writer.CatalogTable]. To learn what would be stored
/// without a table, apply a [dev.trainspotter.catalog.writer.Guard] and take the items of its
/// decision's [generations][dev.trainspotter.catalog.writer.Generation].
///
/// **Not here:** requests to SageMaker and the choice of jobs to look at (ingest), reading rows
/// for callers (the reader).
@NullMarked
package dev.trainspotter.catalog.writer;

import org.jspecify.annotations.NullMarked;
