/// The benchmark `reconciliation`: what it costs to find all jobs of an account, and to compare
/// jobs whose rows are up to date.
///
/// Start with [ReconciliationCommand].
///
/// **Not here:** how long DynamoDB and SageMaker take.
@NullMarked
package dev.trainspotter.benchmarks.reconciliation;

import org.jspecify.annotations.NullMarked;
