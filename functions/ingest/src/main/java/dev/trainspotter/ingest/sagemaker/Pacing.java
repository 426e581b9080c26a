package dev.trainspotter.ingest.sagemaker;

import dev.trainspotter.catalog.AccountRegion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/// How a question is put: at once, or at a rate and again when throttled.
public sealed interface Pacing {
  /// The answer, or that there was none in time.
  DescribeResult ask(AccountRegion accountRegion, Supplier<DescribeResult> question);

  /// The live path: asks once, at once.
  record AtOnce() implements Pacing {
    @Override
    public DescribeResult ask(AccountRegion accountRegion, Supplier<DescribeResult> question) {
      return question.get();
    }
  }

  /// The backlog: waits for its turn, and again when throttled, as long as the invocation lasts.
  ///
  /// @param deadline when no further question may be begun
  record Paced(CallRate pace, InstantSource clock, Instant deadline) implements Pacing {
    @Override
    public DescribeResult ask(AccountRegion accountRegion, Supplier<DescribeResult> question) {
      DescribeResult throttled = new DescribeResult.Unanswered(DescribeResult.Cause.THROTTLED);
      while (waitForTurn(accountRegion)) {
        DescribeResult answer = question.get();
        if (!answer.equals(throttled)) {
          return answer;
        }
        pace.halve(accountRegion, clock.instant());
      }
      return throttled;
    }

    private boolean waitForTurn(AccountRegion accountRegion) {
      Duration wait = pace.take(accountRegion, clock.instant(), deadline);
      if (wait == null) {
        return false;
      }
      try {
        Thread.sleep(wait);
        return true;
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
