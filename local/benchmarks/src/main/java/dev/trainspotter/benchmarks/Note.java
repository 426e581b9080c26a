package dev.trainspotter.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Properties;

/// What is known of the rows in a folder, in a file beside them.
///
/// @param fingerprint another one when other rows would be made
/// @param made how many there are
/// @param bytes how large they are
/// @param time how long making them took
record Note(String fingerprint, int made, Bytes bytes, Duration time) {
  private static final String FILE = "rows.properties";

  /// The note in this folder; that there is nothing where there is none.
  static Note read(Path folder, String fingerprint) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return new Note(fingerprint, 0, Bytes.NONE, Duration.ZERO);
    }
    Properties note = new Properties();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      note.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Note(
        note.getProperty("fingerprint"),
        Integer.parseInt(note.getProperty("made")),
        new Bytes(
            Long.parseLong(note.getProperty("row_bytes")),
            Long.parseLong(note.getProperty("entry_bytes"))),
        Duration.ofMillis(Long.parseLong(note.getProperty("milliseconds"))));
  }

  /// Replaces the note in this folder.
  void write(Path folder) {
    Properties note = new Properties();
    note.setProperty("fingerprint", fingerprint);
    note.setProperty("made", Integer.toString(made));
    note.setProperty("row_bytes", Long.toString(bytes.rows()));
    note.setProperty("entry_bytes", Long.toString(bytes.entries()));
    note.setProperty("milliseconds", Long.toString(time.toMillis()));
    Path written = folder.resolve(FILE + ".new");
    try {
      try (BufferedWriter writer = Files.newBufferedWriter(written)) {
        note.store(writer, null);
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

  /// The same with more rows.
  Note plus(int madeNow, Bytes more, Duration longer) {
    return new Note(fingerprint, madeNow, bytes.plus(more), time.plus(longer));
  }
}
