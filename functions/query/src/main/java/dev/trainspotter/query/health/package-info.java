/// The API's health: whether the rows are fresh, and if not, why.
///
/// It promises:
/// - a response reads at most one page of notes of each topic, and counts no row;
/// - a request for one account, or for one account and Region, shows nothing of others, and nothing
///   of the queues, which all accounts share.
///
/// Start with [dev.trainspotter.query.health.Health].
///
/// **Not here:** who writes the notes (ingest), when a range is overdue (catalog.state).
@NullMarked
package dev.trainspotter.query.health;

import org.jspecify.annotations.NullMarked;
