/// The table of docs/cost.md, computed from prices, from the template and from measured units.
///
/// **Not here:** what single requests to the API cost (benchmarks.readunits).
@NullMarked
package dev.trainspotter.infra.cost;

import org.jspecify.annotations.NullMarked;
