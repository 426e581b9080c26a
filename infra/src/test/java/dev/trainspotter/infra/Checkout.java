package dev.trainspotter.infra;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// The root folder of the project that the tests run in, and the text of its files.
public final class Checkout {
  public static final Path ROOT = Path.of(System.getProperty("house"));

  private Checkout() {}

  public static String text(String path) {
    try {
      return Files.readString(ROOT.resolve(path));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// The lines of a resource in the package of a class, without comments and empty lines.
  public static List<String> lines(Class<?> neighbour, String resource) {
    try (var in = neighbour.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in, resource).readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
