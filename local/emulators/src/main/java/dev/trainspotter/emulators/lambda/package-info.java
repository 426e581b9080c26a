/// Lambda and API Gateway on this machine: event sources of queues, functions in processes of
/// their own, and an HTTP API in front of a function.
///
/// Start with [EventSource], [LambdaProcess] and [HttpApiServer].
///
/// **Not here:** DynamoDB and SQS (one package up), SageMaker.
@NullMarked
package dev.trainspotter.emulators.lambda;

import org.jspecify.annotations.NullMarked;
