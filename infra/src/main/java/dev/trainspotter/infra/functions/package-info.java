/// The Lambda functions: code, environment, permissions, aliases, and the schedules that invoke
/// them.
///
/// Every permission is written out; the stack's tests compare each statement with the observed
/// calls.
///
/// **Not here:** the queues and the API that invoke the functions (events, api).
@NullMarked
package dev.trainspotter.infra.functions;

import org.jspecify.annotations.NullMarked;
