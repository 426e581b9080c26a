/// What each route of the query function is given: the request, its path, the time and the bounds.
///
/// It promises: a route's response depends on a [RoutedRequest] and the rows, and nothing else.
///
/// **Not here:** finding the route (query), parameters and headers (api), conditions (filter).
@NullMarked
package dev.trainspotter.query.request;

import org.jspecify.annotations.NullMarked;
