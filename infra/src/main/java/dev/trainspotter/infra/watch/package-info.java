/// Alarms, the topic that receives them, and the dashboard.
///
/// **Not here:** the metrics that the functions write themselves (ingest, query).
@NullMarked
package dev.trainspotter.infra.watch;

import org.jspecify.annotations.NullMarked;
