package dev.trainspotter.cli.local;

import dev.trainspotter.cli.local.account.AccountOptions;
import dev.trainspotter.cli.local.account.LocalAccount;
import dev.trainspotter.cli.local.account.ProgressLine;
import dev.trainspotter.cli.local.account.Rate;
import dev.trainspotter.cli.local.deployment.LocalProgress;
import dev.trainspotter.cli.terminal.Installation;
import dev.trainspotter.cli.terminal.Port;
import dev.trainspotter.cli.terminal.RefusedException;
import dev.trainspotter.cli.terminal.Version;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
            + " API answers until Ctrl-C. With --aws it reads your own account instead.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class LocalCommand implements Callable<Integer> {
  /// How often progress is printed where there is no terminal.
  private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(10);

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

  @Option(
      names = "--aws",
      description =
          "Reads the training jobs of your own account instead of simulated ones, with your AWS"
              + " credentials. It needs sagemaker:Search, sagemaker:DescribeTrainingJob and"
              + " sagemaker:ListTags, and changes nothing in AWS.")
  private boolean isAws;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "With --aws: the AWS profile. By default the credentials of the environment.")
  private @Nullable String profile;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description =
          "With --aws: a Region; repeat it for several. By default that of the environment or of"
              + " the profile.")
  private List<String> regions = List.of();

  @Option(
      names = "--search-rate",
      paramLabel = "N",
      converter = Rate.Converter.class,
      description = "With --aws: Search requests a second in each Region; 1 by default.")
  private @Nullable Rate searchRate;

  @Option(
      names = "--describe-rate",
      paramLabel = "N",
      converter = Rate.Converter.class,
      description =
          "With --aws: DescribeTrainingJob requests a second in each Region; 5 by default.")
  private @Nullable Rate describeRate;

  @Override
  public Integer call() throws InterruptedException {
    checkOptions();
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    if (isAws) {
      ProgressLine line =
          new ProgressLine(err, Boolean.getBoolean("stderr.terminal"), PLAIN_INTERVAL);
      AccountOptions options =
          new AccountOptions(
              profile,
              regions,
              searchRate == null ? Rate.SEARCH : searchRate,
              describeRate == null ? Rate.DESCRIBE : describeRate);
      return new LocalAccount(options, new LocalProgress(line.above()), line)
          .run(port == null ? Port.DEFAULT : port, data);
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    LocalProgress progress = new LocalProgress(err);
    Path events = Installation.folder("events");
    if (isOnce) {
      return new LocalOnce(events, progress, out).run(port == null ? Port.ANY : port, data);
    }
    return new LocalLive(events, progress).run(port == null ? Port.DEFAULT : port, data);
  }

  private void checkOptions() {
    if (isAws && isOnce) {
      throw RefusedException.wrongUsage(
          "--aws reads your account and --once simulates one: leave out one of them");
    }
    List<String> given = new ArrayList<>();
    if (profile != null) {
      given.add("--profile");
    }
    if (!regions.isEmpty()) {
      given.add("--region");
    }
    if (searchRate != null) {
      given.add("--search-rate");
    }
    if (describeRate != null) {
      given.add("--describe-rate");
    }
    if (!isAws && !given.isEmpty()) {
      throw RefusedException.wrongUsage(
          "%s without --aws has no effect: add --aws to read your account"
              .formatted(given.getFirst()));
    }
  }
}
