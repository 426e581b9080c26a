/// Reads rows: one job by its key, or a range of an index in the order of creation.
///
/// It promises:
/// - a row comes back whole, however large it is;
/// - an index range is read in order across all its partitions, and can be resumed from any
/// position; - reading costs little more than what the caller takes, and every read unit is
/// counted.
///
/// Start with [dev.trainspotter.catalog.reader.CatalogReader].
///
/// **Not here:** filters on columns and HTTP (query), writing rows (the writer).
@NullMarked
package dev.trainspotter.catalog.reader;

import org.jspecify.annotations.NullMarked;
