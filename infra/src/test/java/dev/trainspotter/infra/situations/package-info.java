/// The messages in `events/`, and the batches that `sam local invoke` sends to ingest.
///
/// **Not here:** delivering the messages to a stack (infra.running).
@NullMarked
package dev.trainspotter.infra.situations;

import org.jspecify.annotations.NullMarked;
