package dev.trainspotter.emulators;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// The native library of the SQL engine (DuckDB) in a folder of its own, as the SQL function's zip
/// has it. Without the folder, each process unpacks 70 MB from the engine's jar, and one that is
/// ended by force leaves them behind.
///
/// @param folder holds nothing else
public record EngineLibrary(Path folder) implements AutoCloseable {
  private static final String FILE = System.mapLibraryName("duckdb_java");

  /// Unpacks the library from the class path.
  ///
  /// @throws UncheckedIOException when there is none for this system
  public static EngineLibrary unpack() {
    try (InputStream library = ClassLoader.getSystemResourceAsStream(resource())) {
      if (library == null) {
        throw new IOException("the SQL engine has no library " + resource());
      }
      Path folder = Files.createTempDirectory("trainspotter-sql");
      Files.copy(library, folder.resolve(FILE));
      return new EngineLibrary(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The option with which a JVM finds it.
  public String option() {
    return "-Djava.library.path=" + folder;
  }

  private static String resource() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    boolean isArm = processor.equals("aarch64") || processor.equals("arm64");
    return "libduckdb_java.so_%s_%s"
        .formatted(system.startsWith("mac") ? "macos" : "linux", isArm ? "arm64" : "amd64");
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(folder.resolve(FILE));
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
