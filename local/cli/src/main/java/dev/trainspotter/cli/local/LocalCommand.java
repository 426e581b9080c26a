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

/// `./trainspotter local`: all of it on this machine, without an AWS account.
@Command(
    name = "local",
    description =
        "Runs all of it on this machine: every situation of events/ and a fleet of simulated jobs"
            + " go through the real functions, and the API answers until Ctrl-C.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class LocalCommand implements Callable<Integer> {
  @Option(
      names = "--once",
      description = "Feeds a fixed fleet, prints one record as JSON, and ends; any free port.")
  private boolean isOnce;

  @Option(
      names = "--port",
      paramLabel = "N",
      converter = Port.Converter.class,
      description = "Where the API answers; 8080 unless told otherwise, 0 for any free port.")
  private @Nullable Port port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keeps the tables in this directory; without it they are gone at the end.")
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
    return new LocalLive(events, progress).run(port == null ? Port.USUAL : port, data);
  }
}
