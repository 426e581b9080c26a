/// The HTTP API in front of the functions, and what its callers need to be allowed in.
///
/// **Not here:** the routes themselves (the functions' module api).
@NullMarked
package dev.trainspotter.infra.api;

import org.jspecify.annotations.NullMarked;
