package dev.trainspotter.ingest.sagemaker;

import dev.trainspotter.catalog.AccountRegion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/// When requests to SageMaker are sent: at once, or at a limited rate with retries.
public sealed interface Pacing {
  /// Sends the request when its turn comes and returns its result.
  DescribeResult send(AccountRegion accountRegion, Supplier<DescribeResult> request);

  /// The live queue: one request, at once.
  record Immediate() implements Pacing {
    @Override
    public DescribeResult send(AccountRegion accountRegion, Supplier<DescribeResult> request) {
      return request.get();
    }
  }

  /// The backlog: each request waits for its turn and is retried when SageMaker throttles it.
  ///
  /// @param deadline no request is sent after this time; the result is then "throttled"
  record RateLimited(CallRate rate, InstantSource clock, Instant deadline) implements Pacing {
    @Override
    public DescribeResult send(AccountRegion accountRegion, Supplier<DescribeResult> request) {
      DescribeResult throttled = new DescribeResult.Unavailable(DescribeResult.Cause.THROTTLED);
      while (waitForTurn(accountRegion)) {
        DescribeResult result = request.get();
        if (!result.equals(throttled)) {
          return result;
        }
        rate.halve(accountRegion, clock.instant());
      }
      return throttled;
    }

    private boolean waitForTurn(AccountRegion accountRegion) {
      Duration wait = rate.reserve(accountRegion, clock.instant(), deadline);
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
