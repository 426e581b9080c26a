package dev.trainspotter.benchmarks.sqlstart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.duckdb.DuckDBConnection;

/// The engine's native library in a file of its own, as the shipped zip has it. From its jar it
/// would be unpacked at each start.
///
/// @param folder has nothing else in it
record ExtractedEngine(Path folder) implements AutoCloseable {
  static ExtractedEngine inTemporaryFolder() throws IOException {
    Path folder = Files.createTempDirectory("sql-start");
    try (InputStream library = DuckDBConnection.class.getResourceAsStream(resource())) {
      if (library == null) {
        throw new IOException("the engine has no native library " + resource());
      }
      Files.copy(library, folder.resolve(System.mapLibraryName("duckdb_java")));
    }
    return new ExtractedEngine(folder);
  }

  private static String resource() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    boolean isArm = processor.equals("aarch64") || processor.equals("arm64");
    return "/libduckdb_java.so_%s_%s"
        .formatted(name.startsWith("mac") ? "macos" : "linux", isArm ? "arm64" : "amd64");
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(folder.resolve(System.mapLibraryName("duckdb_java")));
    Files.deleteIfExists(folder);
  }
}
