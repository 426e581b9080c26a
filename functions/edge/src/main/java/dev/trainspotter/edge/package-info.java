/// What every Lambda handler shares: settings, AWS clients, threads, log and metric lines, priming;
/// and the names of the stack's outputs.
///
/// It promises:
/// - settings are read in one place, from one map; the error for a missing or malformed one names
///   it;
/// - AWS clients have retries and time limits of our own, not the SDK's defaults;
/// - tasks that wait for responses run on platform threads, and never on more than Lambda allows;
/// - every line written is one JSON object.
///
/// **Not here:** jobs and the table (catalog), HTTP (api), what a message or a request means
/// (ingest, query).
@NullMarked
package dev.trainspotter.edge;

import org.jspecify.annotations.NullMarked;
