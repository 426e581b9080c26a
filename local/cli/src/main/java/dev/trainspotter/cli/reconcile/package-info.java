/// `./trainspotter reconcile`: asks a deployed stack to compare its rows with SageMaker, and
/// follows the pass to its end.
///
/// It promises:
/// - the pass goes on when the command ends early, and the command says so;
/// - a pass that is under way already is followed instead of begun again.
///
/// **Not here:** what a pass does (ingest), how a function is invoked (stack).
@NullMarked
package dev.trainspotter.cli.reconcile;

import org.jspecify.annotations.NullMarked;
