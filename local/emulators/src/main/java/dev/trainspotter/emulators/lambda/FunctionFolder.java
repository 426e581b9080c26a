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
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/// A temporary folder with a function's code as Lambda lays it out, and the runtime's own library.
record FunctionFolder(Path root) implements AutoCloseable {

  static FunctionFolder unzip(Path zip) {
    try {
      FunctionFolder folder = new FunctionFolder(Files.createTempDirectory("function-"));
      Files.createDirectory(folder.task());
      folder.extract(zip);
      return folder;
    } catch (IOException failure) {
      throw new UncheckedIOException(zip + " cannot be unpacked", failure);
    }
  }

  /// Root classes, and jars in `lib/`: the runtime finds both by its working directory.
  Path task() {
    return root.resolve("task");
  }

  /// The runtime would unpack its library to one path that all processes of the machine share.
  Path nativeLibrary() {
    String processor = System.getProperty("os.arch", "").equals("amd64") ? "x86_64" : "aarch_64";
    String name = "/jni/libaws-lambda-jni.linux-%s.so".formatted(processor);
    Path library = root.resolve("libaws-lambda-jni.so");
    try (InputStream stream = AWSLambda.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new UnsupportedOperationException("Lambda's runtime client has no " + name);
      }
      Files.copy(stream, library, StandardCopyOption.REPLACE_EXISTING);
      return library;
    } catch (IOException failure) {
      throw new UncheckedIOException(library + " cannot be written", failure);
    }
  }

  /// What Lambda itself puts before the function's code, and nothing else.
  static String runtimeClassPath() {
    return Stream.of(
            AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)
        .map(FunctionFolder::jarOf)
        .collect(Collectors.joining(File.pathSeparator));
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(root + " cannot be removed", failure);
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
    } catch (URISyntaxException failure) {
      throw new IllegalStateException("no jar holds " + type.getName(), failure);
    }
  }
}
