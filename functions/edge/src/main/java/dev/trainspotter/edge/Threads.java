package dev.trainspotter.edge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Threads for tasks that wait for responses.
///
/// They are platform threads. On JDK 25 a virtual thread may go on in code that the JVM has
/// discarded: [decision 26](../../../../../../../../../docs/decisions/0026-no-virtual-threads.md).
public final class Threads {
  /// Lambda allows an instance 1,024 threads and processes.
  static final int MOST = 256;

  private Threads() {}

  /// One thread for each task that is running. When [#MOST] are running, the thread that submits a
  /// task runs it: tasks may wait for tasks that they submit.
  public static ExecutorService open() {
    return new ThreadPoolExecutor(
        0,
        MOST,
        1,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        Thread.ofPlatform().daemon().factory(),
        new ThreadPoolExecutor.CallerRunsPolicy());
  }

  /// Runs the task for each element, begun in their order, and returns after the last one.
  ///
  /// @param most how many elements are worked at at the same time
  public static <T> void forEach(
      ExecutorService threads, Collection<T> elements, int most, Consumer<T> task) {
    Queue<T> waiting = new ConcurrentLinkedQueue<>(elements);
    Runnable worker =
        () -> {
          for (T each = waiting.poll(); each != null; each = waiting.poll()) {
            task.accept(each);
          }
        };
    List<CompletableFuture<Void>> workers = new ArrayList<>();
    for (int i = 0; i < Math.min(most, elements.size()); i++) {
      workers.add(CompletableFuture.runAsync(worker, threads));
    }
    workers.forEach(CompletableFuture::join);
  }
}
