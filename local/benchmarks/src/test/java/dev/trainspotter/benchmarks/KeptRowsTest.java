package dev.trainspotter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptRowsTest {
  private static final int ROWS = 300;

  @TempDir private Path folder;

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final BenchmarkProgress progress =
      new BenchmarkProgress(new PrintStream(told, true, StandardCharsets.UTF_8));

  @Test
  void findsTheRowsOfAnEarlierRun() {
    Note first = made(ROWS);
    told.reset();

    Note second = made(ROWS);

    assertThat(second.made()).isEqualTo(ROWS);
    assertThat(second.bytes()).isEqualTo(first.bytes());
    assertThat(told.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void makesTheRestOfWhatWasInterrupted() {
    Note whole = made(ROWS);
    Note interrupted = new Note(whole.fingerprint(), 100, first(100), Duration.ZERO);
    interrupted.write(folder);

    Note resumed = made(ROWS);

    assertThat(resumed.made()).isEqualTo(ROWS);
    assertThat(resumed.bytes()).isEqualTo(whole.bytes());
  }

  @Test
  void refusesRowsThatWouldNotBeMadeToday() {
    Note note = made(ROWS);
    new Note("another", ROWS, note.bytes(), note.time()).write(folder);

    assertThatThrownBy(() -> made(ROWS)).hasMessageContaining("delete the folder");
  }

  private Note made(int rows) {
    try (KeptRows kept = KeptRows.in(folder, rows, progress)) {
      return kept.note();
    }
  }

  private static Bytes first(int rows) {
    try (BenchmarkTables tables = BenchmarkTables.inMemory()) {
      return new BulkLoad(tables.dynamo()).put(0, rows);
    }
  }
}
