/// The benchmark `reconciliation`: what it costs to find all jobs of an account, and to compare
/// them again when nothing has changed.
///
/// Start with [ReconciliationCommand].
///
/// **Not here:** how long DynamoDB and SageMaker take.
@NullMarked
package dev.trainspotter.benchmarks.reconciliation;

import org.jspecify.annotations.NullMarked;
