/// One page of a list of jobs: from the query string to rows and the next cursor.
///
/// It promises:
/// - following the cursors shows every job that exists during all requests exactly once, in order,
///   whatever the page sizes;
/// - a page ends early, and says so, when it reaches a bound of rows, read units, time or bytes;
/// - a cursor reveals nothing that its holder may not read, and is rejected with any other query.
///
/// **Not here:** conditions on columns (filter), how a row is shown (rows), reading the index
/// (catalog).
@NullMarked
package dev.trainspotter.query.list;

import org.jspecify.annotations.NullMarked;
