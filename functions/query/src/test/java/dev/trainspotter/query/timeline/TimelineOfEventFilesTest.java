package dev.trainspotter.query.timeline;

import static dev.trainspotter.query.timeline.History.lines;
import static dev.trainspotter.query.timeline.History.sum;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;

/// The timelines of the situations that SageMaker describes in `events/`.
class TimelineOfEventFilesTest {
  private static final Path EVENTS =
      Path.of(Objects.requireNonNull(System.getProperty("house")), "events");
  private static final Instant LATER = Instant.parse("2026-12-24T12:00:00Z");

  static Stream<String> described() throws IOException {
    try (Stream<Path> files = Files.list(EVENTS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".describe.json"))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static EnhancedDocument timeline(String file) throws IOException {
    String answer = Files.readString(EVENTS.resolve(file));
    return History.timeline(History.described(EnhancedDocument.fromJson(answer).toMap()), LATER);
  }

  @ParameterizedTest
  @MethodSource("described")
  void explainsEveryMillisecond(String file) throws IOException {
    EnhancedDocument timeline = timeline(file);

    boolean isTold = timeline.toMap().containsKey("total_seconds");
    assertThat(isTold).isEqualTo(!lines(timeline, "phases").isEmpty());
    if (isTold) {
      BigDecimal sum =
          Stream.of("queue", "download", "train", "upload", "interrupted", "other", "gap")
              .map(kind -> sum(timeline, kind + "_seconds"))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(sum).isEqualByComparingTo(sum(timeline, "total_seconds"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          completed            | 45.500  | 61.250 | 900.125 | 20.000 | 0.000  | 1028.875
          failed-out-of-memory | 45.500  | 61.250 | 900.125 | 0.000  | 0.000  | 1008.875
          failed-before-training | 45.500 | 0.000 | 0.000   | 0.000  | 0.000  | 47.500
          stopped-by-hand      | 45.500  | 61.250 | 900.125 | 0.000  | 20.000 | 1028.875
          stopped-max-wait     | 106.750 | 0.000  | 0.000   | 0.000  | 0.000  | 108.750
          """)
  void sumsUpAFinishedJob(
      String situation,
      BigDecimal queue,
      BigDecimal download,
      BigDecimal train,
      BigDecimal upload,
      BigDecimal other,
      BigDecimal total)
      throws IOException {
    EnhancedDocument timeline = timeline(situation + ".describe.json");

    assertThat(sum(timeline, "queue_seconds")).isEqualTo(queue);
    assertThat(sum(timeline, "download_seconds")).isEqualTo(download);
    assertThat(sum(timeline, "train_seconds")).isEqualTo(train);
    assertThat(sum(timeline, "upload_seconds")).isEqualTo(upload);
    assertThat(sum(timeline, "other_seconds")).isEqualTo(other);
    assertThat(sum(timeline, "gap_seconds")).isEqualTo("2.000");
    assertThat(sum(timeline, "total_seconds")).isEqualTo(total);
  }

  @Test
  void showsASpotJobThatWaitsForCapacityAsInterrupted() throws IOException {
    EnhancedDocument timeline = timeline("spot-interrupted.describe.json");

    assertThat(timeline.getListOfUnknownType("interruptions"))
        .singleElement()
        .satisfies(
            interruption ->
                assertThat(interruption.m()).containsOnlyKeys("start_time", "seconds", "messages"));
    assertThat(lines(timeline, "phases")).last().asString().startsWith("Interrupted").endsWith("…");
  }
}
