/// Generated training jobs, and their rows in the product's tables.
///
/// It promises:
/// - a job's number decides everything about it: each run generates the same jobs;
/// - a row is what the product's writer would have written for the job.
///
/// Start with [GeneratedJobs], [BulkLoad] and [KeptRows].
///
/// **Not here:** requests for the rows (readunits, listspeed).
@NullMarked
package dev.trainspotter.benchmarks.rows;

import org.jspecify.annotations.NullMarked;
