/// What every function of the API does with a request: finds its route, measures what it reads,
/// writes its log line, and turns each failure into a problem.
///
/// It promises: every request gets a response, and a response says nothing internal.
///
/// **Not here:** what a route answers (query, sql).
@NullMarked
package dev.trainspotter.api.serving;

import org.jspecify.annotations.NullMarked;
