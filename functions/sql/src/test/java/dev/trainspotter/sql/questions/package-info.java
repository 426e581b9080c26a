/// The questions in SQL of `docs/questions.md`: each is run over a fleet whose jobs never change,
/// and its answer compared with plain Java over the same jobs.
///
/// **Not here:** the requests of the same page to the list API, which local mode answers (cli).
@NullMarked
package dev.trainspotter.sql.questions;

import org.jspecify.annotations.NullMarked;
