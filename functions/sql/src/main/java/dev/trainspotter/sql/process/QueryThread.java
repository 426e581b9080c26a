package dev.trainspotter.sql.process;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Runs a query in a thread of its own, so that the function can answer although the query does not
/// end.
public final class QueryThread {
  private QueryThread() {}

  /// The query's result.
  ///
  /// @param deadline how long to wait for it
  /// @throws OverrunException when it has not ended by then; it still runs
  /// @throws RuntimeException the query's own
  public static <T> T run(Supplier<T> query, Duration deadline) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("query").start(() -> complete(result, query));
    try {
      return result.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      throw new OverrunException();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a query ran", e);
    } catch (ExecutionException e) {
      throw unwrapped(e);
    }
  }

  /// An out-of-memory error of Java fails the query, too.
  private static <T> void complete(CompletableFuture<T> result, Supplier<T> query) {
    try {
      result.complete(query.get());
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }

  private static RuntimeException unwrapped(ExecutionException failure) {
    return switch (failure.getCause()) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      case null, default -> new IllegalStateException("a query failed", failure);
    };
  }
}
