package dev.trainspotter.sql.read;

import dev.trainspotter.catalog.reader.StoredJob;
import dev.trainspotter.edge.Threads;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Readings that run at the same time, and whose rows one thread takes as they come.
///
/// A reading waits while too many of its rows have not been taken. Closing ends all of them.
final class PartitionReads implements AutoCloseable {
  private static final int MOST_WAITING = 32;
  private static final int POLL_MILLISECONDS = 10;

  private final BlockingQueue<Arrival> arrivals = new ArrayBlockingQueue<>(MOST_WAITING);
  private final ExecutorService threads = Threads.open();
  private int open;

  /// What a reading hands over.
  private sealed interface Arrival {
    record Rows(List<StoredJob> rows) implements Arrival {}

    record End() implements Arrival {}

    record Failure(RuntimeException cause) implements Arrival {}
  }

  /// Takes the rows of a reading.
  @FunctionalInterface
  interface Sink {
    /// Hands over some rows; waits while too many others wait.
    void put(List<StoredJob> rows) throws InterruptedException;
  }

  /// One reading.
  @FunctionalInterface
  interface Reading {
    void run(Sink sink) throws InterruptedException;
  }

  PartitionReads(List<Reading> readings) {
    this.open = readings.size();
    for (Reading reading : readings) {
      // A failure is handed over in the same queue as rows, so the future is not needed.
      Future<?> _ = threads.submit(() -> run(reading));
    }
  }

  /// The next rows; empty when all readings have ended.
  ///
  /// @throws RuntimeException when one of them failed
  List<StoredJob> next() {
    while (open > 0) {
      switch (take()) {
        case Arrival.Rows(var rows) when !rows.isEmpty() -> {
          return rows;
        }
        case Arrival.Rows _ -> {
          // All of them were deleted meanwhile.
        }
        case Arrival.End _ -> open--;
        case Arrival.Failure(var cause) -> throw cause;
      }
    }
    return List.of();
  }

  private Arrival take() {
    try {
      return arrivals.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while rows were being read", e);
    }
  }

  private void run(Reading reading) {
    try {
      try {
        reading.run(rows -> arrivals.put(new Arrival.Rows(rows)));
        arrivals.put(new Arrival.End());
      } catch (RuntimeException e) {
        arrivals.put(new Arrival.Failure(e));
      }
    } catch (InterruptedException _) {
      // The query has ended, so no more rows of this partition are needed.
      Thread.currentThread().interrupt();
    }
  }

  /// Ends the readings. Rows that one of them hands over meanwhile are thrown away, so that none
  /// waits for room.
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      do {
        arrivals.clear();
      } while (!threads.awaitTermination(POLL_MILLISECONDS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
