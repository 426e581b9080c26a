package dev.trainspotter.emulators;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The native library that DynamoDB Local keeps its tables with.
record SqliteNatives(Path folder) {
  private static final String LIBRARY_PATH = "sqlite4java.library.path";

  // Held, because a logger that nobody holds forgets its level.
  private static final Logger LOGGER = Logger.getLogger("com.almworks.sqlite4java");

  /// Tells sqlite4java where to look, or says that it would look in vain.
  void announce(String system, String processor) {
    String file = fileName(system, processor);
    if (!Files.isRegularFile(folder.resolve(file))) {
      throw new UnsupportedOperationException(
          "DynamoDB Local has no native library for %s on %s: use Linux x86_64 or macOS"
              .formatted(system, processor));
    }
    System.setProperty(LIBRARY_PATH, folder.toString());
    LOGGER.setLevel(Level.WARNING);
  }

  /// The name that sqlite4java derives from system, processor and its own jar's version. On a Mac
  /// with Intel it ends at the name without a processor.
  static String fileName(String system, String processor) {
    String name = system.toLowerCase(Locale.ROOT);
    boolean intel = processor.equals("amd64") || processor.equals("x86_64");
    if (name.startsWith("mac")) {
      String middle = intel ? "osx" : "osx-" + processor;
      return "libsqlite4java-%s-1.0.392.dylib".formatted(middle);
    }
    return "libsqlite4java-%s-%s-1.0.392.so".formatted(name, intel ? "amd64" : processor);
  }
}
