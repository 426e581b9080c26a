/// The HTTP API that invokes the functions, and the IAM permissions for its callers.
///
/// **Not here:** the routes themselves (the functions' module api).
@NullMarked
package dev.trainspotter.infra.api;

import org.jspecify.annotations.NullMarked;
