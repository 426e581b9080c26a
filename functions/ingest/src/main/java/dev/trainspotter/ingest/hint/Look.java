package dev.trainspotter.ingest.hint;

import java.time.Instant;

/// One of the later looks at a finished job, whose description can still change.
///
/// @param number the first has number 1
/// @param due the job is not described before this time
public record Look(int number, Instant due) {}
