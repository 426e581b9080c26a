/// The query function: takes an HTTP request, finds its route, and returns rows, a row, a timeline,
/// health, the columns or the API's document.
///
/// It promises:
/// - a request that cannot be answered gets a problem that names the parameter at fault and what to
///   write instead, and never anything internal;
/// - one log line and one line of metrics for each request, without a record's content.
///
/// Start with [QueryHandler], the Lambda entry point, and [QueryApi], which finds the route.
///
/// **Not here:** routes and HTTP forms (api), how rows are read and merged (catalog), who may call
/// (IAM).
@NullMarked
package dev.trainspotter.query;

import org.jspecify.annotations.NullMarked;
