package dev.trainspotter.cli.terminal;

import java.nio.file.Files;
import java.nio.file.Path;

/// The folder that the program was built in. The script `trainspotter` passes it as a property.
public final class Installation {
  private Installation() {}

  /// A folder of the repository.
  ///
  /// @throws IllegalStateException when there is no such folder
  public static Path folder(String name) {
    Path folder = Path.of(System.getProperty("house", "."), name);
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(
          "%s is not a directory: start the program with ./trainspotter".formatted(folder));
    }
    return folder;
  }
}
