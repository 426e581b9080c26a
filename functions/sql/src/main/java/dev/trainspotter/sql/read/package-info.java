/// Reads the rows that a statement needs from DynamoDB into the engine, within a budget.
///
/// It promises: a row is loaded once, whatever happens to it meanwhile; a reading that would exceed
/// the budget fails, and nothing is left out silently.
///
/// **Not here:** which rows are needed (pushdown), and which index has them (catalog.reader).
@NullMarked
package dev.trainspotter.sql.read;

import org.jspecify.annotations.NullMarked;
