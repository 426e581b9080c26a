/// What every Lambda handler shares: settings, AWS clients, log and metric lines.
///
/// It promises:
/// - settings are read in one place, from one map, and a missing or wrong one is named;
/// - clients try again in a way that is written down here, not by the SDK's defaults;
/// - every line written is one JSON object.
///
/// **Not here:** jobs and the table (catalog), what a message or a request means (ingest, query).
@NullMarked
package dev.trainspotter.edge;

import org.jspecify.annotations.NullMarked;
