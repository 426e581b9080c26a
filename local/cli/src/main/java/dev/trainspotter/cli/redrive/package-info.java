/// `./trainspotter redrive`: sends dead letters that may succeed now back to the live queue.
///
/// It promises:
/// - no message is lost when it is interrupted, though one may be sent twice;
/// - messages that can never succeed stay in the dead-letter queue.
///
/// **Not here:** the reasons for dead letters (ingest).
@NullMarked
package dev.trainspotter.cli.redrive;

import org.jspecify.annotations.NullMarked;
