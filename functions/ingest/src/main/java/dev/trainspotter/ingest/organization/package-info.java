/// Whose jobs a run of the reconciliation compares: the accounts and Regions of the settings, and
/// the accounts that AWS Organizations has in the organizational units.
///
/// It promises:
/// - the accounts of units are requested once an hour, and noted in the state table, so that a new
///   environment of the function does not request them again;
/// - while AWS Organizations does not respond, the last list counts;
/// - an account that is suspended or left the units is not in the list, and neither is the
///   organization's management account, into which a stack set brings no member stack.
///
/// Start with [CollectedPlaces].
///
/// **Not here:** which events are accepted (edge, hint); sessions in other accounts (session).
@NullMarked
package dev.trainspotter.ingest.organization;

import org.jspecify.annotations.NullMarked;
