package dev.trainspotter.emulators;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The SQL engine (DuckDB) in a temporary folder, as two files: a jar that holds only its classes,
/// and the native library of this system. The SQL function's zip has the same two files.
///
/// From the engine's own jar, each process would unpack its library of 70 MB, and a process that
/// is ended by force would not delete it.
///
/// @param folder holds nothing else
public record EngineFiles(Path folder) implements AutoCloseable {
  private static final String JAR = "duckdb_jdbc";
  private static final String LIBRARY = "libduckdb_java";

  /// Unpacks the engine's jar, which is on this program's class path.
  ///
  /// @throws UncheckedIOException when there is none
  public static EngineFiles unpack() {
    try (JarFile jar = new JarFile(jar().toFile())) {
      Path folder = Files.createTempDirectory("trainspotter-sql");
      try (JarOutputStream classes =
          new JarOutputStream(Files.newOutputStream(folder.resolve(JAR + ".jar")))) {
        for (JarEntry entry : jar.stream().toList()) {
          if (entry.getName().equals(library())) {
            Files.copy(jar.getInputStream(entry), folder.resolve(entry.getName()));
          } else if (!entry.getName().startsWith(LIBRARY)) {
            classes.putNextEntry(new JarEntry(entry.getName()));
            jar.getInputStream(entry).transferTo(classes);
          }
        }
      }
      return new EngineFiles(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("the SQL engine cannot be unpacked", e);
    }
  }

  /// This program's class path with the unpacked engine.
  public String classPath() {
    return entries()
        .map(entry -> isJar(entry) ? folder.resolve(JAR + ".jar").toString() : entry)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /// The library of this system, as the engine names it.
  private static String library() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    boolean isArm = processor.equals("aarch64") || processor.equals("arm64");
    return "%s.so_%s_%s"
        .formatted(
            LIBRARY, system.startsWith("mac") ? "macos" : "linux", isArm ? "arm64" : "amd64");
  }

  private static Path jar() throws IOException {
    return entries()
        .filter(EngineFiles::isJar)
        .map(Path::of)
        .findFirst()
        .orElseThrow(() -> new IOException("no " + JAR + " is on the class path"));
  }

  private static boolean isJar(String entry) {
    return Path.of(entry).getFileName().toString().startsWith(JAR);
  }

  private static Stream<String> entries() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator));
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> childrenFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : childrenFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
