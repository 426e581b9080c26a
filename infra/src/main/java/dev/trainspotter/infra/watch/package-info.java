/// Alarms, the topic that receives them, and the dashboard.
///
/// **Not here:** writing the functions' own metrics (ingest, query).
@NullMarked
package dev.trainspotter.infra.watch;

import org.jspecify.annotations.NullMarked;
