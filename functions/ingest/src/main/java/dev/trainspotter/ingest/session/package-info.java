/// Sessions with the reader roles of other accounts, from AWS STS.
///
/// It promises:
/// - one session for each account, for all of its Regions and all threads, which is replaced
///   shortly before it ends;
/// - a request to STS takes at most [ReaderSessions#LONGEST], and an account waits for no other;
/// - a refusal holds for some seconds, in which STS is not requested again for the account.
///
/// Start with [ReaderSessions].
///
/// **Not here:** requests that are sent with a session, and what follows from a refusal
/// (sagemaker).
@NullMarked
package dev.trainspotter.ingest.session;

import org.jspecify.annotations.NullMarked;
