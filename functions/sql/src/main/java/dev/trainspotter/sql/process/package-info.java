/// What protects the process of the function from a query: a limit of its address space, and the
/// end of a process in which a query cannot be ended.
///
/// The engine's own limits do not count long texts, and it looks at its deadline only between two
/// vectors of values. So neither can stop every query, and the process must be protected as well.
///
/// **Not here:** the engine's limits (engine), and the budget of a query (read).
@NullMarked
package dev.trainspotter.sql.process;

import org.jspecify.annotations.NullMarked;
