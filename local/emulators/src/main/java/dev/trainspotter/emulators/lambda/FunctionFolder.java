package dev.trainspotter.emulators.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/// A temporary folder with a function's code in Lambda's layout, and the runtime client's native
/// library.
///
/// @param root holds nothing else
public record FunctionFolder(Path root) implements AutoCloseable {

  /// Unpacks a function's zip, or a jar, as Lambda does.
  public static FunctionFolder unzip(Path zip) {
    try {
      FunctionFolder folder = new FunctionFolder(Files.createTempDirectory("function-"));
      Files.createDirectory(folder.task());
      folder.extract(zip);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(zip + " cannot be unpacked", e);
    }
  }

  /// Has classes at its root and jars in `lib/`; the runtime finds both through its working
  /// directory.
  Path task() {
    return root.resolve("task");
  }

  /// A copy of the native library. The runtime client by itself would unpack it to one path that
  /// all processes of the machine share. It is written once, because a running process may use it.
  Path nativeLibrary() {
    String processor = System.getProperty("os.arch", "").equals("amd64") ? "x86_64" : "aarch_64";
    String name = "/jni/libaws-lambda-jni.linux-%s.so".formatted(processor);
    Path library = root.resolve("libaws-lambda-jni.so");
    if (Files.exists(library)) {
      return library;
    }
    try (InputStream stream = AWSLambda.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new UnsupportedOperationException(
            "Lambda's runtime client has no library %s for this processor".formatted(name));
      }
      Files.copy(stream, library);
      return library;
    } catch (IOException e) {
      throw new UncheckedIOException(library + " cannot be written", e);
    }
  }

  /// The jars that Lambda itself puts on the class path, ahead of the function's code.
  static String runtimeClassPath() {
    return Stream.of(
            AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)
        .map(FunctionFolder::jarOf)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /// Removes the folder.
  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(root + " cannot be removed", e);
    }
  }

  private void extract(Path zip) throws IOException {
    try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path file = task().resolve(entry.getName()).normalize();
        if (!file.startsWith(task())) {
          throw new IOException("entry outside the folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.resolve("..").normalize());
          Files.copy(entries, file);
        }
      }
    }
  }

  private static String jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(type.getName() + " is not in a jar", e);
    }
  }
}
