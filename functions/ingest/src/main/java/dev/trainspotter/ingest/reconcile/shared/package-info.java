/// What the accounts and Regions of one run share: the order in which they are taken, and the rows
/// of running jobs.
///
/// It promises:
/// - an account and Region that a run did not reach comes first in the next one;
/// - accounts that refuse requests hold up no other;
/// - the rows of running jobs are read once for all that are compared within some seconds.
///
/// **Not here:** what is compared with the rows (reconcile).
@NullMarked
package dev.trainspotter.ingest.reconcile.shared;

import org.jspecify.annotations.NullMarked;
