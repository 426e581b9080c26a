/// Functions that the benchmark `cold-start` compares the product with: one that keeps jobs without
/// any care for its start, and two that do nothing.
///
/// It promises: nothing here calls the product's code.
///
/// Start with [NaiveIngestHandler].
///
/// **Not here:** how they are packed, started and measured (coldstart).
@NullMarked
package dev.trainspotter.benchmarks.naive;

import org.jspecify.annotations.NullMarked;
