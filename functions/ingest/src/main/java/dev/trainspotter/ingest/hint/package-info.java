/// The messages of the queues. Each message that can be used is a hint that one job's
/// row may be out of date.
///
/// It promises:
/// - every form of message is read and written here: state changes, tag changes, our own hints;
/// - a message that can never succeed is returned with its reason, never thrown as an exception.
///
/// Start with [dev.trainspotter.ingest.hint.MessageReader], which turns a message into a hint.
///
/// **Not here:** refreshing the job (refresh), requests to SageMaker (sagemaker).
@NullMarked
package dev.trainspotter.ingest.hint;

import org.jspecify.annotations.NullMarked;
