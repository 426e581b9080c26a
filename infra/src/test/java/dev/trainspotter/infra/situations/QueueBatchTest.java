package dev.trainspotter.infra.situations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `mvn verify -pl infra -am -Dbatches=write` regenerates the files.
class QueueBatchTest {
  @BeforeAll
  static void writeWhenAsked() throws IOException {
    if ("write".equals(System.getProperty("batches"))) {
      Files.createDirectories(QueueBatch.folder());
      for (QueueBatch batch : QueueBatch.all()) {
        Files.writeString(batch.file(), batch.text());
      }
    }
  }

  static List<QueueBatch> all() {
    return QueueBatch.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void containsItsMessages(QueueBatch batch) {
    assertThat(batch.file()).as("write it with -Dbatches=write").hasContent(batch.text());
  }

  @Test
  void existsForEachSituationAndNothingElse() throws IOException {
    try (Stream<String> files =
        Files.list(QueueBatch.folder()).map(f -> f.getFileName().toString())) {
      assertThat(files)
          .containsExactlyInAnyOrderElementsOf(
              QueueBatch.all().stream().map(batch -> batch.name() + ".json").toList());
    }
  }
}
