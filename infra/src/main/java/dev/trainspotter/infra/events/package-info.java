/// From EventBridge to the queues: the rules that match events, and the queues that carry them.
///
/// **Not here:** the function that reads the queues (functions).
@NullMarked
package dev.trainspotter.infra.events;

import org.jspecify.annotations.NullMarked;
