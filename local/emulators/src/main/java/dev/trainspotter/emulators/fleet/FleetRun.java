package dev.trainspotter.emulators.fleet;

import dev.trainspotter.emulators.sagemaker.SimulatedSageMaker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A fleet that lives in a simulated SageMaker and sends its events.
///
/// When an event is handed out, SageMaker already answers the state that it tells of, or a
/// newer one.
/// One thread advances it; any thread may read the counts and close it.
public final class FleetRun implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(50);

  private final Fleet fleet;
  private final SimulatedSageMaker sageMaker;
  private final Consumer<String> events;
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::number));
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger jobs = new AtomicInteger();
  private final AtomicInteger sent = new AtomicInteger();
  private @Nullable PlannedJob next;
  private long number;

  /// Nothing happens before it is advanced.
  public FleetRun(Fleet fleet, SimulatedSageMaker sageMaker, Consumer<String> events) {
    this.fleet = fleet;
    this.sageMaker = sageMaker;
    this.events = events;
    this.next = fleet.size() > 0 ? fleet.job(0) : null;
  }

  /// How many jobs have been created so far.
  public int jobs() {
    return jobs.get();
  }

  /// How many events have been handed out so far, repetitions included.
  public int events() {
    return sent.get();
  }

  /// Lets everything happen that is due up to and at this simulated time, in order.
  public void advanceTo(Instant simulated) {
    createDue(simulated);
    while (!due.isEmpty() && !due.peek().at().isAfter(simulated)) {
      due.remove().happens().run();
    }
  }

  /// Lets the whole fleet live to its end at once.
  public void advanceToEnd() {
    if (fleet.isEndless()) {
      throw new IllegalStateException("an endless fleet has no end to advance to");
    }
    advanceTo(Instant.MAX);
  }

  /// Follows the clock until it is closed, or until a finite fleet has ended.
  public void follow(InstantSource clock) throws InterruptedException {
    boolean isOver = false;
    while (!isOver) {
      advanceTo(clock.instant());
      isOver =
          (next == null && due.isEmpty()) || closed.await(TICK.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void createDue(Instant simulated) {
    for (PlannedJob job = next; job != null && !job.creationTime().isAfter(simulated); job = next) {
      int created = jobs.incrementAndGet();
      next = created < fleet.size() ? fleet.job(created) : null;
      schedule(job);
    }
  }

  private void schedule(PlannedJob job) {
    @Nullable Instant deletedAt = job.deletedAt();
    for (Instant change : job.changes()) {
      if (deletedAt == null || change.isBefore(deletedAt)) {
        add(change, () -> sageMaker.put(job.describeAt(change), job.tagsAt(change)));
      }
    }
    if (deletedAt != null) {
      add(deletedAt, () -> sageMaker.delete(job.arn()));
    }
    for (Delivery delivery : job.deliveries()) {
      add(delivery.at(), () -> send(delivery.event()));
    }
  }

  private void add(Instant at, Runnable happens) {
    due.add(new Due(at, number++, happens));
  }

  private void send(String event) {
    sent.incrementAndGet();
    events.accept(event);
  }

  private record Due(Instant at, long number, Runnable happens) {}
}
