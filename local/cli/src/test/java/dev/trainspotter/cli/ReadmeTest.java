package dev.trainspotter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.api.Route;
import dev.trainspotter.api.RowRoute;
import dev.trainspotter.catalog.Column;
import dev.trainspotter.cli.local.Summary;
import dev.trainspotter.query.filter.Operator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Keeps the README in line with the product. A failure prints the expected text.
class ReadmeTest {
  private static final Path HOUSE = Path.of(System.getProperty("house"));

  /// A word of the shell, quoted or not.
  private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|'[^']*'|[^ '\"])+");
  private static final String README = text(HOUSE.resolve("README.md"));

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String between(String beginning) {
    int start = README.indexOf(beginning) + beginning.length();
    return README.substring(start, README.indexOf("<!-- end -->", start)).strip();
  }

  @Test
  void listsEveryColumn() {
    String table =
        Arrays.stream(Column.values())
            .map(
                column ->
                    "| `%s` | %s | %s | %s |"
                        .formatted(
                            column.id(),
                            column.type().id(),
                            column.member() == null ? "" : "`" + column.member() + "`",
                            column.description()))
            .collect(
                Collectors.joining(
                    "\n",
                    "| column | type | SageMaker's member | description |\n|---|---|---|---|\n",
                    ""));

    assertThat(between("<!-- columns -->")).isEqualTo(table);
  }

  @Test
  void listsEveryOperator() {
    String table =
        Arrays.stream(Operator.values())
            .map(operator -> "| `%s` | %s |".formatted(operator.suffix(), operator.description()))
            .collect(
                Collectors.joining(
                    "\n", "| suffix | matches when the job's value |\n|---|---|\n", ""));

    assertThat(between("<!-- operators -->")).isEqualTo(table);
  }

  @Test
  void listsEveryParameterOfAList() {
    String table =
        RowRoute.LIST_TRAINING_JOBS.parameters().stream()
            .map(parameter -> "| `%s` | %s |".formatted(parameter.id(), parameter.description()))
            .collect(Collectors.joining("\n", "| parameter | description |\n|---|---|\n", ""));

    assertThat(between("<!-- parameters -->")).isEqualTo(table);
  }

  static List<Route> routes() {
    return Route.all();
  }

  @ParameterizedTest
  @MethodSource("routes")
  void namesEveryRoute(Route route) {
    assertThat(README).contains("`" + route.method() + " " + route.path());
  }

  static Stream<String> commands() {
    return Pattern.compile("(?m)^\\./trainspotter(.*)$")
        .matcher(README)
        .results()
        .map(MatchResult::group);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void quotesCommandsThatTheProgramTakes(String command) {
    List<String> words =
        WORD.matcher(command).results().map(word -> word.group().replaceAll("['\"]", "")).toList();

    var parsed =
        Trainspotter.commandLine().parseArgs(words.subList(1, words.size()).toArray(String[]::new));

    assertThat(parsed.hasSubcommand()).isTrue();
  }

  @Test
  void showsTheSummaryAsItIsPrinted() {
    Summary summary = new Summary(1, 1, Map.of(), 0, Map.of(), 1, "1.0 s");
    List<String> labels =
        summary.lines().stream()
            .filter(line -> !line.isEmpty())
            .map(line -> line.split(" {2,}")[0])
            .toList();

    assertThat(between("<!-- output of ./trainspotter local --once -->").lines())
        .map(line -> line.split(" {2,}")[0])
        .containsSubsequence(labels);
  }

  @Test
  void linksToFilesThatExist() {
    List<String> missing =
        Pattern.compile("\\]\\(([^)#]+)\\)")
            .matcher(README)
            .results()
            .map(link -> link.group(1))
            .filter(link -> !Files.exists(HOUSE.resolve(link)))
            .toList();

    assertThat(missing).isEmpty();
  }

  @Test
  void describesTheProductInOneSentenceOfTwentyWords() {
    String sentence = README.lines().skip(2).findFirst().orElseThrow();

    assertThat(sentence.split(" ")).hasSizeLessThanOrEqualTo(20);
  }

  /// `LocalLiveTest` compares every such pair of a request and its response with local mode.
  @Test
  void beginsWithOneCommandOneRequestAndItsResponse() {
    String firstScreen = README.lines().limit(40).collect(Collectors.joining("\n"));

    assertThat(firstScreen)
        .matches(
            "(?s)[^`]*```sh\n\\./trainspotter local\n```[^`]*"
                + "```sh\ncurl '[^']+'\n```\n\n```json\n\\{.*?\n}\n```.*");
  }
}
