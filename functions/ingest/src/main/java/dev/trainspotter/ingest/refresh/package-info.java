/// One batch of messages: each job in it is refreshed once, and each message ends in one outcome.
///
/// It promises:
/// - a message that fails never fails its neighbours;
/// - a message ends kept, unchanged, stale, gone, deferred or dead-lettered, or comes again;
/// - each message has one log line and one line of metrics, without a record's content.
///
/// Start with [dev.trainspotter.ingest.refresh.Ingest], which takes a batch.
///
/// **Not here:** message formats (hint), requests (sagemaker), which observation wins (catalog).
@NullMarked
package dev.trainspotter.ingest.refresh;

import org.jspecify.annotations.NullMarked;
