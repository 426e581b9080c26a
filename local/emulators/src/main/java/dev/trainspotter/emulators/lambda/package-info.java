/// Lambda and API Gateway on this computer: event sources, functions in processes of their own, and
/// an HTTP API in front of them.
///
/// **Not here:** DynamoDB and SQS (one package up), SageMaker.
@NullMarked
package dev.trainspotter.emulators.lambda;

import org.jspecify.annotations.NullMarked;
