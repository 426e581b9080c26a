/// Requests of web pages from other origins (CORS).
///
/// It promises: the methods and headers that such pages may use are listed once, here; the query
/// function and the stack read these lists.
///
/// **Not here:** the configuration of the origins (infra), and the authorization of requests.
@NullMarked
package dev.trainspotter.api.cors;

import org.jspecify.annotations.NullMarked;
