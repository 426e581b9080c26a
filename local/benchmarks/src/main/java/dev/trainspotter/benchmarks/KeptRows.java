package dev.trainspotter.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// So many generated jobs as rows on disk: made once, found again by the next run, and made to the
/// end by the next run when one was interrupted.
///
/// @param note what is known of them
record KeptRows(BenchmarkTables tables, Note note) implements AutoCloseable {
  /// After so many rows it is noted how far it came.
  private static final int STEP = 5_000;

  /// The rows in this folder.
  static KeptRows in(Path folder, int rows, BenchmarkProgress progress) {
    BenchmarkTables tables = BenchmarkTables.in(folder);
    try {
      return new KeptRows(tables, make(tables, folder, rows, progress));
    } catch (RuntimeException failure) {
      tables.close();
      throw failure;
    }
  }

  private static Note make(
      BenchmarkTables tables, Path folder, int rows, BenchmarkProgress progress) {
    BulkLoad load = new BulkLoad(tables.dynamo());
    String fingerprint = load.fingerprint();
    Note note = Note.read(folder, fingerprint);
    if (note.made() > rows || !note.fingerprint().equals(fingerprint)) {
      throw new IllegalStateException(
          "the rows in %s are not those that would be made today: delete the folder"
              .formatted(folder));
    }
    if (note.made() < rows) {
      progress.say("making %,d rows in %s, which may be interrupted".formatted(rows, folder));
    }
    while (note.made() < rows) {
      Instant begin = Instant.now();
      int end = Math.min(note.made() + STEP, rows);
      Bytes bytes = load.put(note.made(), end);
      note = note.plus(end, bytes, Duration.between(begin, Instant.now()));
      note.write(folder);
      progress.say(
          String.format(
              Locale.ROOT,
              "%,d rows after %s",
              note.made(),
              BenchmarkProgress.length(note.time())));
    }
    return note;
  }

  @Override
  public void close() {
    tables.close();
  }
}
