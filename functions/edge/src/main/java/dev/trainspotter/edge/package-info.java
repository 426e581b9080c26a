/// What every Lambda handler shares: settings, AWS clients, log and metric lines, HTTP.
///
/// It promises:
/// - settings are read in one place, from one map, and a missing or wrong one is named;
/// - clients try again in a way that is written down here, not by the SDK's defaults;
/// - every line written is one JSON object;
/// - a caller's fault is one exception, and it becomes one kind of answer: a problem that names the
///   parameter, its value and what was expected.
///
/// **Not here:** jobs and the table (catalog), what a message or a request means (ingest, query).
@NullMarked
package dev.trainspotter.edge;

import org.jspecify.annotations.NullMarked;
