package dev.trainspotter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleFilesTest {
  /// The scripts and styles that a browser may have to load for the whole console, compressed.
  private static final int LARGEST_BYTES = 60 * 1024;

  private static final int MOST_LINES = 200;
  private static final Path FOLDER =
      Path.of(
          System.getProperty("house"), "functions/console/target/classes/dev/trainspotter/console");
  private static final ConsoleFiles FILES = new ConsoleFiles();

  /// Every file below `files/`, by its path.
  static List<String> names() throws IOException {
    Path folder = FOLDER.resolve("files");
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .filter(name -> !name.endsWith(".LICENSE"))
          .sorted()
          .toList();
    }
  }

  static Stream<String> own() throws IOException {
    return names().stream().filter(name -> !name.startsWith("vendor/") && !name.endsWith(".md"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void findsEveryFileWithItsHeaders(String name) {
    ConsoleFile file = Objects.requireNonNull(FILES.find(name));

    assertThat(file.bytes()).isNotEmpty();
    assertThat(file.headers().get("content-type")).matches("(text|image)/[a-z+]+; charset=utf-8");
    assertThat(file.headers().get("content-security-policy"))
        .startsWith("default-src 'none'; script-src 'self';")
        .doesNotContain("unsafe", "*", "http");
    assertThat(file.isKnownTo(file.entityTag())).isTrue();
    assertThat(file.isKnownTo("\"another\"")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "jobs", "jobs/111122223333/us-east-1/name", "health"})
  void givesEachPageTheDocument(String page) {
    ConsoleFile file = Objects.requireNonNull(FILES.find(page));

    assertThat(file.headers().get("content-type")).startsWith("text/html");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "nonsense.js",
        "../ConsoleFiles.class",
        "vendor/../index.html",
        "vendor/lit.LICENSE",
        "/index.html",
        "vendor//lit-html.js",
        "%2e%2e/index.html"
      })
  void findsNothingElse(String path) {
    assertThat(FILES.find(path)).isNull();
  }

  @Test
  void deliversLittle() throws IOException {
    int bytes =
        names().stream()
            .filter(name -> name.endsWith(".js") || name.endsWith(".css"))
            .mapToInt(ConsoleFilesTest::compressed)
            .sum();

    System.out.printf("console: %,d of %,d bytes, compressed%n", bytes, LARGEST_BYTES);
    assertThat(bytes).isLessThanOrEqualTo(LARGEST_BYTES);
  }

  private static int compressed(String name) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(Objects.requireNonNull(FILES.find(name)).bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.size();
  }

  @ParameterizedTest
  @MethodSource("own")
  void keepsEachFileSmallAndMakesNoMarkupOfTexts(String name) throws IOException {
    List<String> lines = Files.readAllLines(FOLDER.resolve("files").resolve(name));

    assertThat(lines).hasSizeLessThanOrEqualTo(MOST_LINES);
    assertThat(lines)
        .noneMatch(
            line ->
                line.matches(
                    ".*(unsafe(HTML|SVG|Static)|innerHTML|outerHTML|insertAdjacent|document\\.write"
                        + "|\\beval\\b|new Function|https?://(?!www\\.w3\\.org/)[a-z]).*"));
  }
}
