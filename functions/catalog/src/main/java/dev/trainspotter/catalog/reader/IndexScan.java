package dev.trainspotter.catalog.reader;

import dev.trainspotter.catalog.TrainingJob;
import dev.trainspotter.catalog.reader.PartitionScan.Entry;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// The jobs of a walk, taken one by one, for little more than what is taken.
///
/// Whatever is read and not taken is paid for, and so is every query: at least half a read unit,
/// for up to 4 KB. So each partition is asked for somewhat less than its share of what is wanted;
/// one that runs dry is asked for its share of the rest, rounded up to what its units pay for.
public final class IndexScan {
  private static final int UNIT_BYTES = 4096;

  /// Cheapest in simulations of 1 to 500 entries wanted, of 0.7 to 2.5 KB, from 8 shards.
  private static final double FIRST_SHARE = 0.8;

  private static final double NEXT_SHARE = 0.7;
  private static final int FEWEST = 2;

  private final List<PartitionScan> partitions;
  private final Comparator<Entry> order;
  private boolean isStarted;

  IndexScan(List<PartitionScan> partitions, Order order) {
    this.partitions = List.copyOf(partitions);
    this.order = Comparator.comparing(Entry::position, order.comparator());
  }

  /// Takes the next job, with the columns that an index carries; null when there is none left.
  ///
  /// @param wanted how many the caller hopes to take from now on, this one included
  public @Nullable TrainingJob next(int wanted) {
    start(wanted);
    @Nullable Entry next = null;
    @Nullable PartitionScan source = null;
    for (PartitionScan partition : partitions) {
      while (partition.isDry()) {
        partition.read(share(wanted));
      }
      Entry entry = partition.peek();
      if (entry != null && (next == null || order.compare(entry, next) < 0)) {
        next = entry;
        source = partition;
      }
    }
    if (source != null) {
      source.remove();
    }
    return next == null ? null : next.job();
  }

  /// Whether any job is left; reads only where nothing read tells.
  public boolean hasNext() {
    start(1);
    if (partitions.stream().anyMatch(partition -> partition.peek() != null)) {
      return true;
    }
    for (PartitionScan partition : partitions) {
      while (partition.isDry()) {
        partition.read(1);
      }
      if (partition.peek() != null) {
        return true;
      }
    }
    return false;
  }

  private void start(int wanted) {
    if (isStarted) {
      return;
    }
    isStarted = true;
    // A single partition tells with one entry more whether any is left.
    int limit =
        partitions.size() == 1
            ? wanted + 1
            : Math.max(FEWEST, (int) Math.ceil(FIRST_SHARE * wanted / partitions.size()));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture.allOf(
              partitions.stream()
                  .filter(PartitionScan::isDry)
                  .map(p -> CompletableFuture.runAsync(() -> p.read(limit), threads))
                  .toArray(CompletableFuture[]::new))
          .join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private int share(int wanted) {
    int share = (int) Math.ceil(NEXT_SHARE * wanted / partitions.size());
    long read = partitions.stream().mapToLong(PartitionScan::entriesRead).sum();
    double size = partitions.stream().mapToLong(PartitionScan::bytesRead).sum() / (double) read;
    int paid = (int) (Math.ceil(share * size / UNIT_BYTES) * UNIT_BYTES / size);
    return Math.clamp(paid, share, Math.max(share, wanted));
  }
}
