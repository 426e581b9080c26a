/// Compares the jobs that SageMaker returns with the rows, and sends a hint for each job whose row
/// is missing, differs or may be of a deleted job.
///
/// It promises:
/// - a pass is complete, or says how far it is and is resumed there;
/// - a job that has no row gets one at once;
/// - equal rows are not written, and absence from a response marks nothing as deleted;
/// - two runs at the same time, or one that ends anywhere, lose nothing.
///
/// Start with [dev.trainspotter.ingest.reconcile.Reconciliation], one run of it.
///
/// **Not here:** requests to SageMaker (sagemaker), what a hint leads to (refresh), how far a pass
/// is (catalog.state).
@NullMarked
package dev.trainspotter.ingest.reconcile;

import org.jspecify.annotations.NullMarked;
