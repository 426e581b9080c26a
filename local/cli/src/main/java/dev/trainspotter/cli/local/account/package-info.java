/// `./trainspotter local --aws`: the whole history of a user's own account, without a deployment.
///
/// [LocalAccount] runs it. It promises:
/// - the user's credentials sign requests to SageMaker and nothing else, and every such request
///   only reads;
/// - a run that was killed goes on where it stopped when its tables were kept;
/// - each number of the summary is the number of jobs that its command lists.
///
/// **Not here:** the comparison itself (ingest.reconcile), and the tables, queues and API
/// (deployment).
@NullMarked
package dev.trainspotter.cli.local.account;

import org.jspecify.annotations.NullMarked;
