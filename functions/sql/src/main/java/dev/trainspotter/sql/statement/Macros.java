package dev.trainspotter.sql.statement;

import dev.trainspotter.sql.engine.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Functions of PostgreSQL that the engine lacks, written in its SQL: `macros.sql`.
final class Macros {
  private static final Pattern NAME = Pattern.compile("CREATE MACRO (\\w+)\\(");
  private static final Map<String, String> BY_NAME = read();

  private Macros() {}

  /// Whether there is one with this name.
  static boolean contains(String name) {
    return BY_NAME.containsKey(name);
  }

  /// Creates these macros; the others would cost time in each instance.
  static void create(Engine engine, Set<String> names) {
    names.stream().map(BY_NAME::get).filter(Objects::nonNull).forEach(engine::run);
  }

  private static Map<String, String> read() {
    try (InputStream file = Macros.class.getResourceAsStream("macros.sql")) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("\n\n"))
          .filter(macro -> macro.startsWith("CREATE"))
          .collect(Collectors.toMap(Macros::name, Function.identity()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(String macro) {
    Matcher name = NAME.matcher(macro);
    if (!name.find()) {
      throw new IllegalStateException("a macro has no name: " + macro);
    }
    return name.group(1);
  }
}
