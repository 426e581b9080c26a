/// Reads rows: one job by its key, or a range of an index in the order of creation.
///
/// It promises:
/// - a row is returned whole, however large it is; if parts of it are lost, it is returned without
///   their columns and named;
/// - an index range is read in order across its partitions and can be resumed from any position;
/// - reading costs little more than what the caller takes, and every read unit is counted.
///
/// Start with [dev.trainspotter.catalog.reader.CatalogReader]; a
/// [dev.trainspotter.catalog.reader.Planner] chooses the range to read.
///
/// **Not here:** filters on columns and HTTP (query), writing rows (the writer).
@NullMarked
package dev.trainspotter.catalog.reader;

import org.jspecify.annotations.NullMarked;
