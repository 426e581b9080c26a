package dev.trainspotter.emulators.sagemaker.fault;

import java.util.function.LongSupplier;

/// A token bucket: allows `burst` calls at once, and `perSecond` calls a second after that.
final class TokenBucket {
  private final double perSecond;
  private final int burst;
  private final LongSupplier nanoseconds;
  private double tokens;
  private long filledAt;

  TokenBucket(double perSecond, int burst, LongSupplier nanoseconds) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.nanoseconds = nanoseconds;
    this.tokens = burst;
    this.filledAt = nanoseconds.getAsLong();
  }

  synchronized boolean take() {
    long now = nanoseconds.getAsLong();
    tokens = Math.min(burst, tokens + (now - filledAt) / 1e9 * perSecond);
    filledAt = now;
    if (tokens < 1) {
      return false;
    }
    tokens -= 1;
    return true;
  }
}
