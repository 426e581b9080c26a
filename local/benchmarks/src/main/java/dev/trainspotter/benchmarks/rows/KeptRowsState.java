package dev.trainspotter.benchmarks.rows;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Properties;

/// What is known about the rows in a folder; kept in a file in the same folder.
///
/// @param fingerprint a text that changes when other rows would be generated
/// @param count how many rows there are
/// @param bytes their size
/// @param time how long it took to generate them
public record KeptRowsState(String fingerprint, int count, RowBytes bytes, Duration time) {
  private static final String FILE = "rows.properties";

  /// Reads the state of the rows in this folder; a folder without the file has no rows.
  static KeptRowsState read(Path folder, String fingerprint) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return new KeptRowsState(fingerprint, 0, RowBytes.NONE, Duration.ZERO);
    }
    Properties properties = new Properties();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new KeptRowsState(
        properties.getProperty("fingerprint"),
        Integer.parseInt(properties.getProperty("made")),
        new RowBytes(
            Long.parseLong(properties.getProperty("row_bytes")),
            Long.parseLong(properties.getProperty("entry_bytes"))),
        Duration.ofMillis(Long.parseLong(properties.getProperty("milliseconds"))));
  }

  /// Replaces the state in this folder.
  void write(Path folder) {
    Properties properties = new Properties();
    properties.setProperty("fingerprint", fingerprint);
    properties.setProperty("made", Integer.toString(count));
    properties.setProperty("row_bytes", Long.toString(bytes.rows()));
    properties.setProperty("entry_bytes", Long.toString(bytes.entries()));
    properties.setProperty("milliseconds", Long.toString(time.toMillis()));
    Path written = folder.resolve(FILE + ".new");
    try {
      try (BufferedWriter writer = Files.newBufferedWriter(written)) {
        properties.store(writer, null);
      }
      Files.move(
          written,
          folder.resolve(FILE),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The state after more rows.
  KeptRowsState plus(int newCount, RowBytes more, Duration longer) {
    return new KeptRowsState(fingerprint, newCount, bytes.plus(more), time.plus(longer));
  }
}
