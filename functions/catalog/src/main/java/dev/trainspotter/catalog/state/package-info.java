/// Notes in the state table: everything the catalog stores that is not a job.
///
/// Each topic is a class of its own, such as [AccountRegions] and [ReconciledRanges].
///
/// It promises:
/// - topics share the table and nothing else: a class reads and writes the notes of its own topic;
/// - an account and Region, once added, stays;
/// - the parts of a row belong to one version of the row.
///
/// **Not here:** jobs (the catalog table's reader and writer), how a row is packed (table).
@NullMarked
package dev.trainspotter.catalog.state;

import org.jspecify.annotations.NullMarked;
