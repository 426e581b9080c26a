package dev.trainspotter.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadsTest {
  private final ExecutorService threads = Threads.open();
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void close() {
    end.countDown();
    threads.close();
  }

  /// Occupies this many threads until the test ends.
  private void occupy(int number) throws InterruptedException {
    CountDownLatch started = new CountDownLatch(number);
    for (int i = 0; i < number; i++) {
      threads.execute(
          () -> {
            started.countDown();
            await(end);
          });
    }
    assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void runEachTaskOnAPlatformThreadThatDoesNotKeepTheProcess() throws Exception {
    occupy(Threads.MOST - 1);

    Thread thread = threads.submit(Thread::currentThread).get(60, TimeUnit.SECONDS);

    assertThat(thread).isNotEqualTo(Thread.currentThread());
    assertThat(thread.isVirtual()).isFalse();
    assertThat(thread.isDaemon()).isTrue();
  }

  @Test
  void leaveATaskToTheThreadThatSubmitsItWhenAllAreBusy() throws Exception {
    occupy(Threads.MOST);

    Thread thread = threads.submit(Thread::currentThread).get(60, TimeUnit.SECONDS);

    assertThat(thread).isEqualTo(Thread.currentThread());
  }

  /// As many tasks as there are threads, each of which waits for a task of its own.
  @Test
  void endTasksThatWaitForTasks() throws Exception {
    CountDownLatch all = new CountDownLatch(Threads.MOST);
    List<Future<Thread>> outer = new ArrayList<>();

    for (int i = 0; i < Threads.MOST; i++) {
      outer.add(
          threads.submit(
              () -> {
                all.countDown();
                await(all);
                return threads.submit(Thread::currentThread).get();
              }));
    }

    for (Future<Thread> each : outer) {
      assertThat(each.get(60, TimeUnit.SECONDS)).isNotNull();
    }
  }
}
