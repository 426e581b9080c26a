/// Which rows a request asks for: conditions on columns, read from parameters and tested on jobs.
///
/// It promises:
/// - every column can have conditions: json columns by path, maps by key, metrics by name;
/// - numbers compare as numbers, times as times, everything else as text;
/// - `__ne` is the opposite of `__eq`: every job meets exactly one of the two;
/// - a condition that no job can ever meet (an unknown column, text for a number) is rejected with
///   what to write instead.
///
/// **Not here:** which index finds the rows (the planner in catalog.reader), HTTP, the table.
@NullMarked
package dev.trainspotter.query.filter;

import org.jspecify.annotations.NullMarked;
