/// The way from EventBridge to ingest: the rules that match events, and the queues.
///
/// **Not here:** the function that reads the queues (functions).
@NullMarked
package dev.trainspotter.infra.events;

import org.jspecify.annotations.NullMarked;
