/// The one writer of rows.
///
/// It promises:
/// - rows are written by [dev.trainspotter.catalog.writer.CatalogTable] and nothing else;
/// - sightings of a job end in the same rows in whatever order, number and delay they arrive;
/// - a poorer source never takes away what a richer one said, and nothing is ever removed.
///
/// **Not here:** requests to SageMaker and the choice of jobs to look at (ingest), reading rows for
/// callers (the reader).
@NullMarked
package dev.trainspotter.catalog.writer;

import org.jspecify.annotations.NullMarked;
