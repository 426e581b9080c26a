/// The HTTP API for rows: lists them, gets one, tells how it spent its time and what columns there
/// are.
///
/// It promises:
/// - every route and parameter is listed once, in [dev.trainspotter.query.Route] and
///   [dev.trainspotter.query.Parameter];
/// - a walk with cursors shows every job that was there all the time exactly once, newest first,
///   whatever the page sizes;
/// - a request that cannot be answered is told which parameter is to blame and what to write
///   instead, and never anything internal;
/// - what the API's own documentation says of an answer holds for every answer;
/// - numbers, Unicode and nested members are answered as the table keeps them.
///
/// **Not here:** how rows are read and merged (catalog), HTTP's forms (edge), who may ask (IAM).
@NullMarked
package dev.trainspotter.query;

import org.jspecify.annotations.NullMarked;
