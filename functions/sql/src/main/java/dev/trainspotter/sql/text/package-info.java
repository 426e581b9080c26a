/// The text of a statement before it is parsed: its tokens, and operators in spellings that the
/// engine's parser reads as PostgreSQL does.
///
/// **Not here:** what the operators mean, and what is admitted (statement).
@NullMarked
package dev.trainspotter.sql.text;

import org.jspecify.annotations.NullMarked;
