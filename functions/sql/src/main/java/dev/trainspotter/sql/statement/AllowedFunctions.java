package dev.trainspotter.sql.statement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// The functions of the engine that a statement may call, as `functions.txt` lists them.
///
/// Left out are functions that read or change the instance, that call code in a text, that never
/// give up their thread while they compute, and those that make a long text of a short one.
final class AllowedFunctions {
  private static final String TABLES = "[tables]";

  /// In expressions.
  static final AllowedFunctions IN_EXPRESSIONS = new AllowedFunctions(false);

  /// After FROM.
  static final AllowedFunctions AFTER_FROM = new AllowedFunctions(true);

  private final Set<String> names;

  private AllowedFunctions(boolean isAfterFrom) {
    List<String> lines = lines();
    int tables = lines.indexOf(TABLES);
    List<String> listed =
        isAfterFrom ? lines.subList(tables + 1, lines.size()) : lines.subList(0, tables);
    this.names =
        listed.stream().flatMap(line -> Arrays.stream(line.split(" "))).collect(Collectors.toSet());
  }

  /// Whether a statement may call this function.
  ///
  /// @param name in lower case
  boolean contains(String name) {
    return names.contains(name);
  }

  /// All of them, in order.
  List<String> names() {
    return names.stream().sorted().toList();
  }

  private static List<String> lines() {
    try (InputStream file = AllowedFunctions.class.getResourceAsStream("functions.txt")) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isEmpty() && !line.startsWith("# ")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
