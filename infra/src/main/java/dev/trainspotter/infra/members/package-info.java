/// Members: the other accounts and Regions whose events come to the stack, which is their hub.
///
/// The hub's side is an event bus and, with organizational units, a stack set; the members' side is
/// one template.
///
/// It promises:
/// - without members, none of this is in the stack;
/// - the bus accepts the two kinds of events of Trainspotter, from member accounts only;
/// - a reader role reads training jobs and can be assumed by two roles of the hub only;
/// - the template of a member is the same whichever way it is deployed.
///
/// **Not here:** who is a member (configuration), the permission to assume reader roles
/// (functions), assuming them (ingest).
@NullMarked
package dev.trainspotter.infra.members;

import org.jspecify.annotations.NullMarked;
