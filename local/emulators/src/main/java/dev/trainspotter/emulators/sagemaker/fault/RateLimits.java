package dev.trainspotter.emulators.sagemaker.fault;

import dev.trainspotter.emulators.sagemaker.wire.Operation;
import dev.trainspotter.emulators.sagemaker.wire.RejectedException;
import dev.trainspotter.emulators.sagemaker.wire.Request;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The rates at which each account and Region may call each operation; unlimited unless set.
public final class RateLimits {
  private final Map<Operation, Rate> rates = new ConcurrentHashMap<>();
  private final ConcurrentMap<Key, TokenBucket> buckets = new ConcurrentHashMap<>();

  public void set(Operation operation, double perSecond, int burst) {
    rates.put(operation, new Rate(perSecond, burst));
    buckets.keySet().removeIf(key -> key.operation() == operation);
  }

  public void clear() {
    rates.clear();
    buckets.clear();
  }

  /// Counts the call.
  ///
  /// @throws RejectedException if the call exceeds the limit
  public void admit(Operation operation, Request request) {
    Rate rate = rates.get(operation);
    if (rate == null) {
      return;
    }
    TokenBucket bucket =
        buckets.computeIfAbsent(
            new Key(operation, request.account(), request.region()),
            _ -> new TokenBucket(rate.perSecond(), rate.burst(), System::nanoTime));
    if (!bucket.take()) {
      throw RejectedException.of("ThrottlingException", "Rate exceeded");
    }
  }

  private record Rate(double perSecond, int burst) {}

  private record Key(Operation operation, String account, String region) {}
}
