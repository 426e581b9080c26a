/// Which rows and columns a statement needs, read from the engine's own plan.
///
/// It promises: every row that the result depends on meets the conditions of its need. What is not
/// understood is no condition.
///
/// **Not here:** the choice of an index (catalog.reader), and the reading itself (read).
@NullMarked
package dev.trainspotter.sql.pushdown;

import org.jspecify.annotations.NullMarked;
