/// Messages of the queues: each one, once read, is a hint to look at a job.
///
/// It promises:
/// - every form of message is read and written here: state changes, tag changes, our own hints;
/// - a message that can never succeed is recognized with its reason, never with an exception.
///
/// **Not here:** looking at the job (refresh), requests to SageMaker (sagemaker).
@NullMarked
package dev.trainspotter.ingest.hint;

import org.jspecify.annotations.NullMarked;
