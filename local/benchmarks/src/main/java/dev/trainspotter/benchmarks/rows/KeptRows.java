package dev.trainspotter.benchmarks.rows;

import dev.trainspotter.benchmarks.product.MeasuredTables;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Generated jobs as rows on disk. They are generated once and used again by the next run. If a
/// run is interrupted, the next run generates the missing rows.
///
/// @param state what is known about the rows
public record KeptRows(MeasuredTables tables, KeptRowsState state) implements AutoCloseable {
  /// The state is written each time this number of rows has been generated.
  private static final int STATE_INTERVAL = 5_000;

  /// Opens the rows in this folder, and generates those that are missing.
  public static KeptRows in(Path folder, int rows, ProgressLog progress) {
    MeasuredTables tables = MeasuredTables.in(folder);
    try {
      return new KeptRows(tables, generate(tables, folder, rows, progress));
    } catch (RuntimeException e) {
      tables.close();
      throw e;
    }
  }

  private static KeptRowsState generate(
      MeasuredTables tables, Path folder, int rows, ProgressLog progress) {
    BulkLoad load = new BulkLoad(tables.dynamo());
    String fingerprint = load.fingerprint();
    KeptRowsState state = KeptRowsState.read(folder, fingerprint);
    if (state.count() > rows || !state.fingerprint().equals(fingerprint)) {
      throw new IllegalStateException(
          "the rows in %s differ from those that would be generated now: delete the folder"
              .formatted(folder));
    }
    if (state.count() < rows) {
      progress.say("generating %,d rows in %s, which may be interrupted".formatted(rows, folder));
    }
    while (state.count() < rows) {
      Instant begin = Instant.now();
      int end = Math.min(state.count() + STATE_INTERVAL, rows);
      RowBytes bytes = load.put(state.count(), end);
      state = state.plus(end, bytes, Duration.between(begin, Instant.now()));
      state.write(folder);
      progress.say(
          String.format(
              Locale.ROOT, "%,d rows after %s", state.count(), ProgressLog.length(state.time())));
    }
    return state;
  }

  @Override
  public void close() {
    tables.close();
  }
}
