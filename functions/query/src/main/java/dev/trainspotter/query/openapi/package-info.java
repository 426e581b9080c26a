/// The OpenAPI 3.1 document of all routes, built from the same data as the API itself.
///
/// It promises: what the document says about a response holds for every response; a test compares
/// them.
///
/// **Not here:** the routes and parameters themselves (api).
@NullMarked
package dev.trainspotter.query.openapi;

import org.jspecify.annotations.NullMarked;
