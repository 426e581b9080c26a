package dev.trainspotter.edge;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

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
}
