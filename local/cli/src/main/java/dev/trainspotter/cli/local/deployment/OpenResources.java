package dev.trainspotter.cli.local.deployment;

import dev.trainspotter.edge.Threads;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// Resources that are open; `close()` closes the newest first.
final class OpenResources implements AutoCloseable {
  private final Deque<AutoCloseable> resources = new ArrayDeque<>();

  /// Adds a resource that is open.
  synchronized <T extends AutoCloseable> T add(T resource) {
    resources.push(resource);
    return resource;
  }

  /// Opens a resource on a thread of its own.
  <T extends AutoCloseable> CompletableFuture<T> addLater(Supplier<T> opening) {
    CompletableFuture<T> later = CompletableFuture.supplyAsync(opening, Threads.open());
    add(() -> later.join().close());
    return later;
  }

  @Override
  public synchronized void close() {
    while (!resources.isEmpty()) {
      close(resources.pop());
    }
  }

  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (CompletionException _) {
      // It could not be resources. The caller that waited for it got the exception.
    } catch (Exception e) {
      throw new IllegalStateException("cannot be closed: " + e.getMessage(), e);
    }
  }
}
