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

/// Performs the plans of a fleet: puts its jobs into a simulated SageMaker and sends its events.
///
/// When an event is sent, SageMaker already returns the state that is in the event, or a newer
/// state. One thread advances it; any thread may read the counts and close it.
public final class FleetRun implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(50);

  private final Fleet fleet;
  private final SimulatedSageMaker sageMaker;
  private final Consumer<String> events;
  private final PriorityQueue<Step> due =
      new PriorityQueue<>(Comparator.comparing(Step::at).thenComparingLong(Step::number));
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger jobs = new AtomicInteger();
  private final AtomicInteger sent = new AtomicInteger();
  private @Nullable PlannedJob next;
  private long number;

  /// Does nothing before it is advanced.
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

  /// How many events have been sent so far, repetitions included.
  public int events() {
    return sent.get();
  }

  /// Performs all steps that are due at or before this simulated time, in order.
  public void advanceTo(Instant simulated) {
    createStep(simulated);
    while (!due.isEmpty() && !due.peek().at().isAfter(simulated)) {
      due.remove().action().run();
    }
  }

  /// Performs all steps of a finite fleet at once.
  public void advanceToEnd() {
    if (fleet.isEndless()) {
      throw new IllegalStateException("an endless fleet has no end to advance to");
    }
    advanceTo(Instant.MAX);
  }

  /// Follows the clock until `close()`, or until a finite fleet has ended.
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

  private void createStep(Instant simulated) {
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

  private void add(Instant at, Runnable action) {
    due.add(new Step(at, number++, action));
  }

  private void send(String event) {
    sent.incrementAndGet();
    events.accept(event);
  }

  private record Step(Instant at, long number, Runnable action) {}
}
