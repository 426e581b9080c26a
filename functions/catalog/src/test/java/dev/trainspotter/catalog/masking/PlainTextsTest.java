package dev.trainspotter.catalog.masking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainspotter.catalog.LabelledValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What jobs hold that has no secret: thousands of hyperparameters, environment variables,
/// commands, images and messages, made from lists of real names. None of it is masked.
class PlainTextsTest {
  private static final int ARGUMENTS_OF_A_COMMAND = 5;

  private record Pair(String name, String value) {}

  private static List<Pair> pairs(String file) throws IOException {
    return LabelledValue.lines("plain/" + file).stream()
        .map(line -> line.split("\t", 2))
        .map(cells -> new Pair(cells[0], cells[1]))
        .toList();
  }

  private static Set<String> masked(String column, List<Pair> pairs) {
    Set<String> changed = new LinkedHashSet<>();
    for (var pair : pairs) {
      var value = AttributeValue.fromM(Map.of(pair.name, AttributeValue.fromS(pair.value)));
      var row = Map.of(column, value);
      if (!Masking.on().mask(row).equals(row)) {
        changed.add(pair.name + ": " + pair.value);
      }
    }
    return changed;
  }

  private static Set<String> masked(List<String> texts) {
    return texts.stream()
        .filter(text -> !SecretText.mask(text).equals(text))
        .map(text -> text + " -> " + SecretText.mask(text))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /// Arguments as the training toolkit writes them into a command line.
  private static List<String> commandLines(List<Pair> arguments) throws IOException {
    var random = new Random(11);
    var commands = LabelledValue.lines("plain/commands.txt");
    var lines = new ArrayList<String>();
    for (var from = 0; from + ARGUMENTS_OF_A_COMMAND <= arguments.size(); from += 2) {
      var flags =
          arguments.subList(from, from + ARGUMENTS_OF_A_COMMAND).stream()
              .map(pair -> random.nextBoolean() ? flag(pair, " ") : flag(pair, "="))
              .collect(Collectors.joining(" "));
      lines.add(commands.get(random.nextInt(commands.size())).formatted(flags));
    }
    return lines;
  }

  private static String flag(Pair pair, String between) {
    var isPlain = pair.value.matches("[A-Za-z0-9_./:,@+=-]+");
    return "--" + pair.name + between + (isPlain ? pair.value : "'" + pair.value + "'");
  }

  @Test
  void keepsMoreThanAThousandHyperparameters() throws IOException {
    var arguments = pairs("arguments.tsv");
    var quoted =
        arguments.stream()
            .map(pair -> new Pair(pair.name, "\"" + pair.value.replace("\"", "\\\"") + "\""))
            .toList();

    assertThat(arguments).hasSizeGreaterThan(1_000);
    assertThat(masked("hyper_parameters", arguments)).isEmpty();
    assertThat(masked("hyper_parameters", quoted)).isEmpty();
  }

  @Test
  void keepsHyperparametersInsideTexts() throws IOException {
    var arguments = pairs("arguments.tsv");
    var texts = new ArrayList<String>();
    for (var pair : arguments) {
      texts.add(pair.name + "=" + pair.value);
      texts.add(pair.name + ": " + pair.value);
      texts.add("{\"" + pair.name + "\": \"" + pair.value.replace("\"", "\\\"") + "\"}");
      texts.add("Namespace(" + pair.name + "='" + pair.value + "', seed=42)");
    }

    assertThat(masked(texts)).isEmpty();
  }

  @Test
  void keepsHundredsOfEnvironmentVariables() throws IOException {
    var variables = pairs("environment.tsv");
    var exports = variables.stream().map(v -> "export " + v.name + "=" + v.value).toList();

    assertThat(variables).hasSizeGreaterThan(100);
    assertThat(masked("environment", variables)).isEmpty();
    assertThat(masked(exports)).isEmpty();
  }

  @Test
  void keepsHundredsOfCommandsAndImages() throws IOException {
    var commands = commandLines(pairs("arguments.tsv"));
    var images = LabelledValue.lines("plain/images.txt");

    assertThat(commands).hasSizeGreaterThan(500);
    assertThat(masked(commands)).isEmpty();
    assertThat(images).hasSizeGreaterThan(50);
    assertThat(masked(images)).isEmpty();
  }

  @Test
  void keepsThousandsOfMessages() throws IOException {
    var reasons = LabelledValue.lines("plain/reasons.txt");
    var commands = commandLines(pairs("arguments.tsv"));
    var messages =
        IntStream.range(0, 8 * commands.size())
            .mapToObj(
                i ->
                    reasons
                        .get(i % reasons.size())
                        .replace("\\n", "\n")
                        .replace("%s", commands.get(i % commands.size())))
            .distinct()
            .toList();

    assertThat(messages).hasSizeGreaterThan(1_000);
    assertThat(masked(messages)).isEmpty();
  }
}
