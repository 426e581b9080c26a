/// The benchmark `organization`: whether the reconciliation of many accounts and Regions fits into
/// its periods, and what it costs.
///
/// It promises: the function, its threads and its rate of requests are those of a deployed stack,
/// and time is real; the accounts are generated.
///
/// **Not here:** the cost of one account's passes (reconciliation).
@NullMarked
package dev.trainspotter.benchmarks.organization;

import org.jspecify.annotations.NullMarked;
