package dev.trainspotter.emulators;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The native library with which DynamoDB Local stores its tables.
record SqliteNatives(Path folder) {
  private static final String LIBRARY_PATH = "sqlite4java.library.path";

  // In a field, because a logger without a reference is collected and loses its level.
  private static final Logger LOGGER = Logger.getLogger("com.almworks.sqlite4java");

  /// Sets where sqlite4java finds the library.
  ///
  /// @throws UnsupportedOperationException if there is no library for this system and processor
  void configure(String system, String processor) {
    String file = fileName(system, processor);
    if (!Files.isRegularFile(folder.resolve(file))) {
      throw new UnsupportedOperationException(
          "DynamoDB Local has no native library for %s on %s: use Linux x86_64 or macOS"
              .formatted(system, processor));
    }
    System.setProperty(LIBRARY_PATH, folder.toString());
    LOGGER.setLevel(Level.WARNING);
  }

  /// The name that sqlite4java derives from the system, the processor and its own jar's version.
  /// The name for a Mac with an Intel processor does not name the processor.
  static String fileName(String system, String processor) {
    String name = system.toLowerCase(Locale.ROOT);
    boolean isIntel = processor.equals("amd64") || processor.equals("x86_64");
    if (name.startsWith("mac")) {
      String middle = isIntel ? "osx" : "osx-" + processor;
      return "libsqlite4java-%s-1.0.392.dylib".formatted(middle);
    }
    return "libsqlite4java-%s-%s-1.0.392.so".formatted(name, isIntel ? "amd64" : processor);
  }
}
