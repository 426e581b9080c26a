package dev.trainspotter.benchmarks.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainspotter.benchmarks.product.MeasuredTables;
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

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final ProgressLog progress =
      new ProgressLog(new PrintStream(written, true, StandardCharsets.UTF_8));

  @Test
  void findsTheRowsOfAnEarlierRun() {
    KeptRowsState first = generated(ROWS);
    written.reset();

    KeptRowsState second = generated(ROWS);

    assertThat(second.count()).isEqualTo(ROWS);
    assertThat(second.bytes()).isEqualTo(first.bytes());
    assertThat(written.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void generatesTheRestAfterAnInterruption() {
    KeptRowsState whole = generated(ROWS);
    KeptRowsState interrupted =
        new KeptRowsState(whole.fingerprint(), 100, first(100), Duration.ZERO);
    interrupted.write(folder);

    KeptRowsState resumed = generated(ROWS);

    assertThat(resumed.count()).isEqualTo(ROWS);
    assertThat(resumed.bytes()).isEqualTo(whole.bytes());
  }

  @Test
  void rejectsRowsThatWouldNotBeGeneratedNow() {
    KeptRowsState state = generated(ROWS);
    new KeptRowsState("another", ROWS, state.bytes(), state.time()).write(folder);

    assertThatThrownBy(() -> generated(ROWS)).hasMessageContaining("delete the folder");
  }

  private KeptRowsState generated(int rows) {
    try (KeptRows kept = KeptRows.in(folder, rows, progress)) {
      return kept.state();
    }
  }

  private static RowBytes first(int rows) {
    try (MeasuredTables tables = MeasuredTables.inMemory()) {
      return new BulkLoad(tables.dynamo()).put(0, rows);
    }
  }
}
