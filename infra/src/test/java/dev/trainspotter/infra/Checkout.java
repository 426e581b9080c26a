package dev.trainspotter.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
}
