/// What a deploy creates, on this computer: tables, queues, both functions and the API.
///
/// **Not here:** the events that are sent through it (situations, fleet).
@NullMarked
package dev.trainspotter.cli.local.deployment;

import org.jspecify.annotations.NullMarked;
