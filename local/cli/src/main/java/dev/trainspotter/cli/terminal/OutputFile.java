package dev.trainspotter.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// A file that appears whole or not at all: it is written under another name beside its place, and
/// moved there at the end.
public final class OutputFile implements AutoCloseable {
  private final Path target;
  private final Path part;

  private OutputFile(Path target, Path part) {
    this.target = target;
    this.part = part;
  }

  /// A file that will be at this path, in place of one that is there.
  ///
  /// @throws RefusedException when no file can be there
  public static OutputFile at(Path path) {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw RefusedException.wrongUsage(
          "--output: %s is not a file: give a file's name, or leave out --output".formatted(path));
    }
    try {
      // A link stays; the file that it names is replaced.
      Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
      Path folder = target.resolveSibling("");
      if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
        throw RefusedException.failed(
            "--output: %s cannot be written: create its folder, or choose another".formatted(path));
      }
      String name = ".%s.%s.part".formatted(target.getFileName(), UUID.randomUUID());
      OutputFile file = new OutputFile(target, target.resolveSibling(name));
      // Ctrl-C ends the program without closing anything.
      file.part.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw RefusedException.failed("--output: " + FailureLine.of(e));
    }
  }

  /// Where to write, until the end.
  public Path part() {
    return part;
  }

  /// A stream to [#part].
  public PrintStream stream() {
    try {
      return new PrintStream(
          new BufferedOutputStream(Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)),
          false,
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw RefusedException.failed("--output: " + FailureLine.of(e));
    }
  }

  /// Ends the stream and moves the file to its place.
  ///
  /// @throws RefusedException when not all of it was written
  public void keep(PrintStream stream) {
    stream.close();
    if (stream.checkError()) {
      throw RefusedException.failed("%s cannot be written: is the disk full?".formatted(target));
    }
    keep();
  }

  /// Moves the file to its place.
  public void keep() {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw RefusedException.failed(
          "%s cannot be written: %s".formatted(target, FailureLine.of(e)));
    }
  }

  /// Deletes what was not kept.
  @Override
  public void close() {
    try {
      Files.deleteIfExists(part);
    } catch (IOException _) {
      // A stray file harms nobody; the failure before it is the one to report.
    }
  }
}
