/// Work whose DynamoDB responses are recorded and repeated, compared with an SDK client that only
/// decodes them.
///
/// It promises: a recorded response is repeated byte for byte, and everything else fails.
///
/// **Not here:** which work is measured (listspeed, sqlspeed).
@NullMarked
package dev.trainspotter.benchmarks.replay;

import org.jspecify.annotations.NullMarked;
