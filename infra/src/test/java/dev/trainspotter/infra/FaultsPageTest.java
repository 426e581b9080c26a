package dev.trainspotter.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every fault of `docs/faults.md` names tests, and these exist.
class FaultsPageTest {
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  /// Where tests are that the page names without their class.
  private static final List<String> CLASSES = List.of("IngestHandlerTest", "SilenceTest");

  /// The sources of all test classes by the name of the class; several may have the same name.
  private static final Map<String, String> TESTS = tests();

  private static Map<String, String> tests() {
    try (Stream<Path> files = Files.walk(Checkout.ROOT)) {
      return files
          .filter(file -> file.toString().matches(".*/src/test/java/.*Tests?\\.java"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  FaultsPageTest::text,
                  String::concat));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The rows of the tables whose last column is `shown by`.
  static List<String> rows() {
    return Stream.of(Checkout.text("docs/faults.md").split("\n\n"))
        .filter(paragraph -> paragraph.lines().findFirst().orElse("").endsWith("| shown by |"))
        .flatMap(table -> table.lines().skip(2))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void namesTestsThatExist(String row) {
    String[] cells = row.split(" \\| ");

    List<String> names =
        QUOTED.matcher(cells[cells.length - 1]).results().map(found -> found.group(1)).toList();

    assertThat(names).isNotEmpty().allMatch(FaultsPageTest::exists);
  }

  private static boolean exists(String name) {
    if (name.endsWith(".json")) {
      return Files.exists(Checkout.ROOT.resolve("events").resolve(name));
    }
    if (TESTS.containsKey(name)) {
      return true;
    }
    List<String> parts = List.of(name.split("\\."));
    List<String> classes = parts.size() == 2 ? parts.subList(0, 1) : CLASSES;
    return classes.stream()
        .anyMatch(test -> TESTS.getOrDefault(test, "").contains("void " + parts.getLast() + "("));
  }
}
