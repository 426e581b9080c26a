/// A simulated AWS Organizations: the three operations with which accounts are listed, over HTTP.
///
/// It promises:
/// - `ListAccounts`, `ListAccountsForParent` and `ListOrganizationalUnitsForParent` respond on a
///   free loopback port, in pages as small as AWS's;
/// - units and accounts may be added, moved, suspended and removed at any time and from any thread;
/// - while an error is set, every request has it.
///
/// Start with [SimulatedOrganizations].
///
/// **Not here:** permissions, policies, and everything that changes an organization.
@NullMarked
package dev.trainspotter.emulators.organizations;

import org.jspecify.annotations.NullMarked;
