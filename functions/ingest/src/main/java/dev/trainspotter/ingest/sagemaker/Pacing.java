package dev.trainspotter.ingest.sagemaker;

import dev.trainspotter.catalog.AccountRegion;
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
  /// @param deadline no request is sent after this time; the result is then "no turn"
  record RateLimited(CallRate rate, InstantSource clock, Instant deadline) implements Pacing {
    @Override
    public DescribeResult send(AccountRegion accountRegion, Supplier<DescribeResult> request) {
      DescribeResult last = DescribeResult.Unavailable.of(DescribeResult.Cause.NO_TURN);
      while (rate.await(accountRegion, clock, deadline)) {
        Instant sentAt = clock.instant();
        last = request.get();
        if (isThrottled(last)) {
          rate.halve(accountRegion, sentAt, clock.instant());
        }
        if (!(last instanceof DescribeResult.Unavailable) || !isThrottled(last)) {
          return last;
        }
      }
      return last;
    }

    private static boolean isThrottled(DescribeResult result) {
      return switch (result) {
        case DescribeResult.Unavailable(var cause, _) -> cause == DescribeResult.Cause.THROTTLED;
        case DescribeResult.Described(_, var missing) -> missing != null && isThrottled(missing);
        case DescribeResult.Tagged _, DescribeResult.NotFound _ -> false;
      };
    }
  }
}
