/// `./trainspotter redrive`: dead letters that can succeed now return to the live queue.
///
/// **Not here:** reasons for dead letters (ingest).
@NullMarked
package dev.trainspotter.cli.redrive;

import org.jspecify.annotations.NullMarked;
