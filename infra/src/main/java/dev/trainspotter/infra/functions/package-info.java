/// The Lambda functions: code, environment, permissions, aliases, and the daily call that keeps
/// them ready.
///
/// Every permission is written by hand; the stack's tests compare each statement with what is used.
///
/// **Not here:** what calls the functions (events, api).
@NullMarked
package dev.trainspotter.infra.functions;

import org.jspecify.annotations.NullMarked;
