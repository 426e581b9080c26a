/// `./trainspotter local`: the whole product on this machine, without an AWS account.
///
/// [LocalLive] runs until Ctrl-C. [LocalOnce] runs a fixed fleet, checks every outcome and prints
/// one record. Both start a [dev.trainspotter.cli.local.deployment.LocalDeployment] and send the
/// situations of `events/` first.
///
/// **Not here:** how the emulators are connected (deployment), which messages are sent
/// (situations), and the emulators themselves.
@NullMarked
package dev.trainspotter.cli.local;

import org.jspecify.annotations.NullMarked;
