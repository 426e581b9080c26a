/// The HTTP contract: what a caller may request and what a response looks like.
///
/// It promises:
/// - every route, parameter and format is listed once, here; handlers, the stack, local mode and
///   the OpenAPI document read these lists;
/// - each route names the function that serves it;
/// - an HTTP event is read into a request in one place and a response is written in one place;
/// - a caller's mistake is one exception, and becomes one kind of response: a problem that names
///   the parameter, its value and what was expected.
///
/// **Not here:** what a route returns (query), AWS clients and settings (edge).
@NullMarked
package dev.trainspotter.api;

import org.jspecify.annotations.NullMarked;
