package dev.trainspotter.emulators.lambda;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/// The zips that the build makes of each function, one for each kind of processor.
public final class FunctionZip {
  private FunctionZip() {}

  /// The zip for this machine's processor, made by the build of the module that runs.
  public static Path built(String function) {
    return built(function, architecture());
  }

  /// The zip for this kind of processor, by Lambda's name for it: `arm64` or `x86_64`.
  public static Path built(String function, String architecture) {
    return Path.of("target", "%s-%s.zip".formatted(function, architecture));
  }

  /// The zip for this machine's processor, made by a build of the repository.
  public static Path in(Path repository, String function) {
    return in(repository, function, architecture());
  }

  /// The zip for this kind of processor, made by a build of the repository.
  public static Path in(Path repository, String function, String architecture) {
    return module(repository, function).resolve(built(function, architecture));
  }

  /// The zip with everything, of which a build of the repository made the others.
  public static Path whole(Path repository, String function) {
    return module(repository, function).resolve("target/whole.zip");
  }

  private static Path module(Path repository, String function) {
    return repository.resolve("functions").resolve(function);
  }

  /// The same zip.
  ///
  /// @throws FileNotFoundException if it was not built
  public static Path requireBuilt(Path zip) throws FileNotFoundException {
    if (!Files.exists(zip)) {
      throw new FileNotFoundException(zip + " is missing: run `mvn package -Dquick`");
    }
    return zip;
  }

  private static String architecture() {
    return System.getProperty("os.arch", "").equals("amd64") ? "x86_64" : "arm64";
  }

  /// The names of everything in the zip and in its jars, folders included.
  ///
  /// @throws UncheckedIOException if the zip cannot be read
  public static List<String> names(Path zip) {
    List<String> names = new ArrayList<>();
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : file.stream().toList()) {
        names.add(entry.getName());
        if (entry.getName().endsWith(".jar")) {
          try (ZipInputStream jar = new ZipInputStream(file.getInputStream(entry))) {
            for (ZipEntry e = jar.getNextEntry(); e != null; e = jar.getNextEntry()) {
              names.add(e.getName());
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(zip + " cannot be read", e);
    }
    return names;
  }

  /// The names of the native libraries among these files.
  public static List<String> natives(List<String> names) {
    return names.stream().filter(name -> name.matches(".*\\.(so|dll|dylib|jnilib)(_.*)?")).toList();
  }
}
