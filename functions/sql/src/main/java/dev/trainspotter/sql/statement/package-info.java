/// What a caller may run: one SELECT, made only of what is on the allow-lists.
///
/// It promises: a statement is admitted by its syntax tree and before anything of it runs; what the
/// engine runs is made from the admitted tree; PostgreSQL's spellings are the engine's afterwards.
///
/// **Not here:** the engine (engine), and which rows a statement needs (pushdown).
@NullMarked
package dev.trainspotter.sql.statement;

import org.jspecify.annotations.NullMarked;
