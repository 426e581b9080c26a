package dev.trainspotter.cli;

import dev.trainspotter.cli.local.deployment.LocalDeployment;
import dev.trainspotter.cli.local.deployment.LocalProgress;
import dev.trainspotter.cli.local.situations.FixedFleet;
import dev.trainspotter.cli.local.situations.SituationFeed;
import dev.trainspotter.cli.local.situations.SituationFiles;
import dev.trainspotter.cli.terminal.Installation;
import dev.trainspotter.cli.terminal.Port;
import java.time.Duration;

/// Loads the classes that commands load, for the archive of classes that the script `trainspotter`
/// makes after a build: local mode stores a few jobs, and other commands read them.
public final class Rehearsal {
  /// What was loaded until then is in the archive, too.
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private Rehearsal() {}

  /// The entry point; the script `trainspotter` starts it.
  public static void main(String[] arguments) throws InterruptedException {
    Thread.ofPlatform().daemon().start(Rehearsal::endAtLast);
    LocalProgress progress = new LocalProgress(System.err);
    try (LocalDeployment deployment = LocalDeployment.start(Port.ANY, null, progress)) {
      SituationFiles files = new SituationFiles(Installation.folder("events"));
      new SituationFeed(deployment).send(files.read().subList(0, 1));
      FixedFleet.of(1, 1).run(deployment);
      String url = deployment.endpoint().toString();
      Trainspotter.commandLine().execute("jobs", "--url", url);
      Trainspotter.commandLine().execute("health", "--url", url);
    }
    System.exit(0);
  }

  /// A rehearsal that never ends would keep the script from starting the program.
  private static void endAtLast() {
    try {
      Thread.sleep(LONGEST);
      System.exit(1);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
