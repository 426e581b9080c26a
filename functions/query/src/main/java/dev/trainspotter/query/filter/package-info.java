/// Which rows a request asks for: conditions on columns, read from parameters and tested on jobs.
///
/// It promises:
/// - any column may be asked for, json columns by path, maps by key, metrics by name;
/// - numbers compare as numbers, times as times, everything else as text;
/// - `__ne` is the opposite of `__eq`: every job is on exactly one of the two sides;
/// - what no job can mean (an unknown column, a letter where a number belongs) is refused with what
///   to write instead.
///
/// **Not here:** which index finds the rows (the planner, one room up), HTTP, the table.
@NullMarked
package dev.trainspotter.query.filter;

import org.jspecify.annotations.NullMarked;
