package dev.trainspotter.cli.local.account;

import dev.trainspotter.catalog.Column;
import dev.trainspotter.catalog.state.PassCounts.Figure;
import dev.trainspotter.catalog.state.RangeKind;
import dev.trainspotter.catalog.state.ReconciledRange;
import dev.trainspotter.cli.http.ApiUrl;
import dev.trainspotter.cli.local.deployment.LocalPlatform;
import dev.trainspotter.cli.local.deployment.LocalProgress;
import dev.trainspotter.cli.local.deployment.StopSignal;
import dev.trainspotter.cli.terminal.Port;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/// `local --aws` until Ctrl-C: fills the table from the user's account, prints what it found, and
/// answers while it completes the rows and keeps them up to date.
///
/// @param line the line that shows how far it is
public record LocalAccount(AccountOptions options, LocalProgress progress, ProgressLine line) {
  private static final Duration TICK = Duration.ofSeconds(1);

  /// The time between the starts of two runs, as deployed.
  private static final Duration RUN_INTERVAL = Objects.requireNonNull(RangeKind.OPEN.period());

  /// The pause after a run that SageMaker, the network or the credentials stopped.
  private static final Duration RETRY_PAUSE = Duration.ofSeconds(30);

  /// Why a run ends early although nothing is wrong.
  private static final List<String> NOT_OVER = List.of("no-turn", "throttled");

  /// The columns that only a description has.
  private static final String ONLY_DESCRIBED =
      Arrays.stream(Column.values())
          .filter(column -> column.member() != null && !column.isInSearch())
          .map(Column::id)
          .collect(Collectors.joining(", "));

  /// Runs until Ctrl-C, which ends the JVM with exit code 130. Returns the exit code in case it
  /// ends otherwise.
  public int run(Port port, @Nullable Path data) throws InterruptedException {
    UserAccount account = UserAccount.find(options);
    progress.done(account.line());
    try (StopSignal stopped = new StopSignal(progress);
        LocalPlatform platform = LocalPlatform.start(port, data, progress)) {
      AccountDeployment deployment = new AccountDeployment(platform, account, options, progress);
      if (firstPass(account, deployment, stopped)) {
        ApiUrl url = ApiUrl.of(platform.endpoint());
        HistorySummary summary = HistorySummary.of(deployment.reader());
        print(summary, account, url, platform.console());
        goOn(
            new RowCompletion(deployment, summary.incomplete(), progress, line),
            deployment,
            stopped);
      }
    }
    return ExitCode.OK;
  }

  /// Runs the reconciliation until every range is complete. Returns whether that is so.
  private boolean firstPass(UserAccount account, AccountDeployment deployment, StopSignal stopped)
      throws InterruptedException {
    PassProgress pass =
        new PassProgress(account.jobs(), account.accountRegions().size(), System::nanoTime);
    Duration pause = Duration.ZERO;
    while (!stopped.await(pause)) {
      List<ReconciledRange> left =
          deployment.reconcile(
              range -> {
                pass.accept(range);
                line.show(pass.line());
              });
      if (left == null) {
        pause = RETRY_PAUSE;
        continue;
      }
      left.forEach(pass);
      List<ReconciledRange> unfinished = left.stream().filter(LocalAccount::isUnfinished).toList();
      if (unfinished.isEmpty()) {
        progress.done(pass.jobs() == 0 ? "every job was compared before" : pass.result());
        return true;
      }
      pause = pause(unfinished);
    }
    return false;
  }

  /// How long to wait before unfinished ranges are tried again. Says what stopped them.
  private Duration pause(List<ReconciledRange> unfinished) {
    List<String> stops =
        unfinished.stream()
            .filter(range -> !NOT_OVER.contains(cause(range)))
            .map(
                range ->
                    "%s stopped in %s (%s)"
                        .formatted(range.kind().id(), range.accountRegion().region(), cause(range)))
            .distinct()
            .toList();
    if (stops.isEmpty()) {
      return Duration.ZERO;
    }
    progress.done(
        "%s; trying again in %d seconds"
            .formatted(String.join(", ", stops), RETRY_PAUSE.toSeconds()));
    return RETRY_PAUSE;
  }

  private static String cause(ReconciledRange range) {
    return range.unfinished() == null ? "" : range.unfinished().cause();
  }

  /// Hints that had no room in the backlog are no work for SageMaker's `Search`.
  private static boolean isUnfinished(ReconciledRange range) {
    return range.unfinished() != null && range.kind() != RangeKind.NOT_DESCRIBED;
  }

  private void print(HistorySummary summary, UserAccount account, ApiUrl url, URI console) {
    progress.print("");
    summary.lines(url).forEach(progress::print);
    progress.print("");
    if (summary.incomplete() > 0) {
      progress.print(
          "%s still lack what only DescribeTrainingJob returns: %s."
              .formatted(PassProgress.counted(summary.incomplete(), "row"), ONLY_DESCRIBED));
      Duration time =
          AccountDeployment.atRate(
              summary.incomplete(), account.accountRegions().size(), options.describe());
      progress.print(
          "They are completed in the background, at most %s a second in each Region: at least %s."
              .formatted(options.describe().text(), PassProgress.words(time)));
    }
    progress.print("Open " + console);
    progress.print("Trainspotter answers on " + url + " until Ctrl-C.");
    progress.print("");
  }

  private void goOn(RowCompletion completion, AccountDeployment deployment, StopSignal stopped)
      throws InterruptedException {
    long next = System.nanoTime() + RUN_INTERVAL.toNanos();
    while (!stopped.await(TICK)) {
      if (System.nanoTime() - next >= 0) {
        long begin = System.nanoTime();
        List<ReconciledRange> left = deployment.reconcile(_ -> {});
        next = nextRun(begin, left);
        if (left != null && left.stream().anyMatch(LocalAccount::hasHints)) {
          completion.hintsWereSent();
        }
      }
      completion.look();
    }
  }

  /// When the next run begins: by the schedule, or earlier to go on with what is unfinished.
  private long nextRun(long begin, @Nullable List<ReconciledRange> left) {
    if (left == null) {
      return System.nanoTime() + RETRY_PAUSE.toNanos();
    }
    List<ReconciledRange> unfinished = left.stream().filter(LocalAccount::isUnfinished).toList();
    return unfinished.isEmpty()
        ? begin + RUN_INTERVAL.toNanos()
        : System.nanoTime() + pause(unfinished).toNanos();
  }

  private static boolean hasHints(ReconciledRange range) {
    return Stream.of(range.unfinished(), range.complete())
        .anyMatch(pass -> pass != null && pass.counts().get(Figure.HINTS) > 0);
  }
}
