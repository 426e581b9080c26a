package dev.trainspotter.cli.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The file with earlier statements, in the folder where programs keep their state.
final class HistoryFile {
  private HistoryFile() {}

  /// The file, readable for the user only; null when it cannot be written.
  ///
  /// @param environment of the process
  /// @param home the user's folder
  static @Nullable Path open(Map<String, String> environment, Path home) {
    Path file = folder(environment, home).resolve("trainspotter").resolve("sql_history");
    try {
      Files.createDirectories(file.getParent());
      if (!Files.exists(file)) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      return Files.isWritable(file) ? file : null;
    } catch (IOException | UnsupportedOperationException _) {
      // The prompt works without a history.
      return null;
    }
  }

  /// A path that is not absolute counts as absent, as the XDG Base Directory Specification says.
  private static Path folder(Map<String, String> environment, Path home) {
    Path chosen = Path.of(environment.getOrDefault("XDG_STATE_HOME", ""));
    return chosen.isAbsolute() ? chosen : home.resolve(".local").resolve("state");
  }
}
