package dev.trainspotter.cli.local.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(written, true, StandardCharsets.UTF_8);

  private String written() {
    return written.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  @Test
  void rewritesTheLineOnATerminalAndPrintsOthersAboveIt() {
    ProgressLine line = new ProgressLine(err, true, Duration.ZERO);

    line.show("100 jobs");
    line.show("9 jobs");
    line.above().println("a message failed");
    line.show("10 jobs");

    assertThat(written()).isEqualTo("\r100 jobs\r9 jobs  \r        \ra message failed\n\r10 jobs");
  }

  @Test
  void printsPlainLinesFromTimeToTimeElsewhere() {
    ProgressLine line = new ProgressLine(err, false, Duration.ofDays(1));

    line.show("100 jobs");
    line.show("200 jobs");

    assertThat(written()).isEqualTo("         100 jobs\n");
  }

  @Test
  void neverWrapsOnATerminalOfEightyColumns() {
    ProgressLine line = new ProgressLine(err, true, Duration.ZERO);

    line.show("x".repeat(200));

    assertThat(written()).hasSize(80).endsWith("…");
  }
}
