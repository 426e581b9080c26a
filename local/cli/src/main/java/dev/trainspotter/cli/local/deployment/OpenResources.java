package dev.trainspotter.cli.local.deployment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// What was opened, closed in the opposite order.
final class OpenResources implements AutoCloseable {
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  /// Closes it when this is closed.
  synchronized <T extends AutoCloseable> T add(T open) {
    opened.push(open);
    return open;
  }

  /// Opens it on a thread of its own.
  <T extends AutoCloseable> CompletableFuture<T> addLater(Supplier<T> opening) {
    CompletableFuture<T> later =
        CompletableFuture.supplyAsync(opening, Executors.newVirtualThreadPerTaskExecutor());
    add(() -> later.join().close());
    return later;
  }

  @Override
  public synchronized void close() {
    while (!opened.isEmpty()) {
      close(opened.pop());
    }
  }

  private static void close(AutoCloseable open) {
    try {
      open.close();
    } catch (CompletionException _) {
      // It was never opened, which was told when it was waited for.
    } catch (Exception e) {
      throw new IllegalStateException("cannot be closed: " + e.getMessage(), e);
    }
  }
}
