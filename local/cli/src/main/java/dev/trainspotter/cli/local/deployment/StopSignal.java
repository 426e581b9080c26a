package dev.trainspotter.cli.local.deployment;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C, or another signal that ends the JVM. The JVM then waits a moment for what is being
/// closed.
public final class StopSignal implements AutoCloseable {
  /// What is still open then ends with the JVM. Tables on disk are complete after each write.
  private static final Duration LONGEST_STOP = Duration.ofMillis(1500);

  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final LocalProgress progress;

  /// Waits for the signal from now on.
  public StopSignal(LocalProgress progress) {
    this.progress = progress;
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::stop));
  }

  /// Waits this long for the signal. Returns whether it came.
  public boolean await(Duration time) throws InterruptedException {
    return stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Lets the JVM end: everything is closed.
  @Override
  public void close() {
    closed.countDown();
  }

  private void stop() {
    if (closed.getCount() > 0) {
      progress.done("stopping");
    }
    stopped.countDown();
    try {
      closed.await(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
