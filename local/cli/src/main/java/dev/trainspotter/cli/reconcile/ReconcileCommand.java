package dev.trainspotter.cli.reconcile;

import dev.trainspotter.cli.http.EnvironmentProxy;
import dev.trainspotter.cli.stack.ReconcileFunctions;
import dev.trainspotter.cli.stack.StackFunction;
import dev.trainspotter.cli.terminal.ProgressLine;
import dev.trainspotter.cli.terminal.RefusedException;
import dev.trainspotter.cli.terminal.Version;
import dev.trainspotter.query.filter.TimeValue;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.http.SdkHttpClient;

/// `./trainspotter reconcile --stack NAME`: compares all jobs, or those of a period, with SageMaker
/// now, and shows how far that is.
@Command(
    name = "reconcile",
    description =
        "Lets a deployed stack compare its rows with SageMaker's jobs now, and follows the"
            + " comparison to its end. Without --from and --to all jobs are compared. Ctrl-C ends"
            + " this command only: the comparison goes on. Uses your AWS credentials and Region.",
    footer = {
      "",
      "Examples:",
      "  ./trainspotter reconcile --stack trainspotter-prod",
      "  ./trainspotter reconcile --stack trainspotter-prod --from 2026-11-01 --to 2026-11-30",
      "  ./trainspotter reconcile --stack trainspotter-prod --from=-24h",
      "",
      "Exit codes: 0 success, 1 failure, 2 invalid usage."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class ReconcileCommand implements Callable<Integer> {
  @Option(
      names = "--stack",
      paramLabel = "NAME",
      required = true,
      description = "The stack's name, such as trainspotter-prod.")
  private String stack = "";

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = PassTime.class,
      description =
          "Jobs created since then: a date, a time with its zone, or relative to now as -24h.")
  private @Nullable TimeValue from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = PassTime.class,
      description = "Jobs created until then, a date's whole day included. Default: now.")
  private @Nullable TimeValue to;

  @Override
  public Integer call() throws InterruptedException {
    checkPeriod();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    ProgressLine line = new ProgressLine(err, Boolean.getBoolean("stderr.terminal"));
    try (SdkHttpClient http = EnvironmentProxy.ofProcess().awsClient()) {
      StackFunction function = ReconcileFunctions.of(stack, http);
      ManualPass pass = new ManualPass(function, line, ManualPass.PAUSE, ManualPass.ATTEMPTS);
      ManualPass.Followed followed =
          pass.begin(from == null ? null : from.first(), to == null ? null : to.last());
      Thread note = new Thread(() -> line.print(goesOn()));
      Runtime.getRuntime().addShutdownHook(note);
      try {
        pass.follow(followed).forEach(each -> out.println(each.found()));
      } finally {
        removeHook(note);
      }
      return 0;
    } finally {
      line.clear();
    }
  }

  private void checkPeriod() {
    Instant now = Instant.now();
    if (from != null && from.first().isAfter(now)) {
      throw RefusedException.wrongUsage("--from must not lie in the future, was " + from.first());
    }
    if (from != null && to != null && from.first().isAfter(to.last())) {
      throw RefusedException.wrongUsage(
          "--from must not be after --to: %s is after %s".formatted(from.first(), to.last()));
    }
  }

  private String goesOn() {
    return "the comparison goes on in AWS: ./trainspotter reconcile --stack %s follows it again"
        .formatted(stack);
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The program is being ended, and the hook runs.
    }
  }
}
