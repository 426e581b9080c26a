/// The lake (`lake=daily`): a daily export of the jobs' table to S3, and the Glue tables with which
/// Athena and Spark read it.
///
/// It promises:
/// - the view has every documented column, made from the catalog's own list of columns;
/// - a query sees the newest export that is complete, and never parts of two exports;
/// - nothing reads the table's capacity: DynamoDB exports from its backups.
///
/// Start at [dev.trainspotter.infra.lake.Lake].
///
/// **Not here:** the columns and how a row is stored (catalog), the alarm (watch).
@NullMarked
package dev.trainspotter.infra.lake;

import org.jspecify.annotations.NullMarked;
