package dev.trainspotter.cli.local;

import dev.trainspotter.cli.local.deployment.LocalProgress;
import dev.trainspotter.cli.terminal.Installation;
import dev.trainspotter.cli.terminal.Port;
import dev.trainspotter.cli.terminal.Version;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./trainspotter local`: the whole product on this machine, without an AWS account.
@Command(
    name = "local",
    description =
        "Runs Trainspotter on this machine, without an AWS account. The messages of events/ and the"
            + " events of simulated jobs go through the functions that are deployed to AWS, and the"
            + " API answers until Ctrl-C.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class LocalCommand implements Callable<Integer> {
  @Option(
      names = "--once",
      description =
          "Runs a fixed set of jobs, prints one record as JSON, and ends. Uses any free port.")
  private boolean isOnce;

  @Option(
      names = "--port",
      paramLabel = "N",
      converter = Port.Converter.class,
      description = "Port of the API: 8080 by default, 0 for any free port.")
  private @Nullable Port port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Keeps the tables in this directory. By default they are in memory and lost at the end.")
  private @Nullable Path data;

  @Override
  public Integer call() throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    LocalProgress progress =
        new LocalProgress(new PrintStream(System.err, true, StandardCharsets.UTF_8));
    Path events = Installation.folder("events");
    if (isOnce) {
      return new LocalOnce(events, progress, out).run(port == null ? Port.ANY : port, data);
    }
    return new LocalLive(events, progress).run(port == null ? Port.DEFAULT : port, data);
  }
}
