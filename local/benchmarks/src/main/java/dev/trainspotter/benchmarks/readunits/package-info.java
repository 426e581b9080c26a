/// The benchmark `read-units`: what requests to the list API cost in read units, compared with the
/// limit of each.
///
/// Start with [ReadUnitsCommand].
///
/// **Not here:** time (listspeed), and how the rows are generated (rows).
@NullMarked
package dev.trainspotter.benchmarks.readunits;

import org.jspecify.annotations.NullMarked;
