/// Notes in the state table: everything the catalog stores that is not a job.
///
/// Each topic is a class of its own: the accounts and Regions that jobs were seen in, and the parts
/// of rows that are too large for one item.
///
/// **Not here:** jobs (the catalog table's reader and writer).
@NullMarked
package dev.trainspotter.catalog.state;

import org.jspecify.annotations.NullMarked;
