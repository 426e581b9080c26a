package dev.trainspotter.cli.local.account;

import dev.trainspotter.cli.local.deployment.LocalProgress;
import dev.trainspotter.cli.terminal.OneLine;
import java.time.Duration;

/// Shows how many rows still wait for a description, and says when there are none left.
final class RowCompletion {
  /// Counting reads an index from its beginning to its end.
  private static final Duration COUNT_INTERVAL = Duration.ofSeconds(10);

  private final AccountDeployment deployment;
  private final LocalProgress progress;
  private final ProgressLine line;
  private final long atFirst;
  private final long endedAtFirst;
  private boolean isComplete;
  private long nextCount = System.nanoTime();

  /// @param incomplete how many rows wait for a description now
  RowCompletion(
      AccountDeployment deployment, long incomplete, LocalProgress progress, ProgressLine line) {
    this.deployment = deployment;
    this.progress = progress;
    this.line = line;
    this.atFirst = incomplete;
    this.endedAtFirst = deployment.ended();
  }

  /// Rows may wait for a description again.
  void hintsWereSent() {
    isComplete = false;
  }

  /// Shows how far it is.
  void look() {
    if (isComplete) {
      return;
    }
    if (!deployment.isBacklogTaken()) {
      long left = Math.max(1, atFirst - (deployment.ended() - endedAtFirst));
      line.show("about %s left to complete".formatted(PassProgress.counted(left, "row")));
      return;
    }
    if (System.nanoTime() - nextCount < 0) {
      return;
    }
    long left = deployment.incomplete();
    nextCount = System.nanoTime() + COUNT_INTERVAL.toNanos();
    if (left == 0) {
      isComplete = true;
      progress.done("every row is complete");
    } else {
      line.show(
          OneLine.of("%s wait to be requested again".formatted(PassProgress.counted(left, "row"))));
    }
  }
}
