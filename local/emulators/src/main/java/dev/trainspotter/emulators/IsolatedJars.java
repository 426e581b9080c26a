package dev.trainspotter.emulators;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;

/// A program whose jars have a class loader of their own, so that its libraries cannot conflict
/// with the caller's.
record IsolatedJars(Path folder, ClassLoader loader) {
  private static final String FOLDERS = "folders.properties";
  private static final String SILENT_LOGGING = "silent/log4j2-test.xml";

  /// The jars that the build copied for `program`.
  static IsolatedJars of(String program) {
    Path folder = folderOf(program);
    return new IsolatedJars(
        folder,
        new URLClassLoader(program, locations(folder), ClassLoader.getPlatformClassLoader()));
  }

  Class<?> type(String name) {
    try {
      return Class.forName(name, true, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("%s has no %s".formatted(folder, name), e);
    }
  }

  /// Performs `action` with the program's class loader as the thread's context class loader,
  /// through which such programs find their configuration.
  <T> T within(Callable<T> action) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return action.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(
          "%s failed: %s".formatted(loader.getName(), e.getMessage()), e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /// The folder in the repository as it is now, because it may have been moved since the build;
  /// else the folder that the build wrote down.
  private static Path folderOf(String program) {
    Path asBuilt = Path.of(folders().getProperty(program, program));
    Path inHouse = inHouse(program);
    Path folder = Files.isDirectory(inHouse) ? inHouse : asBuilt;
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(
          "%s has no jars in %s: build the emulators first".formatted(program, folder));
    }
    return folder;
  }

  private static Path inHouse(String program) {
    return Path.of(
        System.getProperty("house", "."), "local", "emulators", program, "target", "lib");
  }

  /// Read as UTF-8, as the build writes it; by itself `Properties` takes the bytes for Latin-1.
  private static Properties folders() {
    Properties folders = new Properties();
    try (InputStream stream = IsolatedJars.class.getResourceAsStream(FOLDERS)) {
      if (stream != null) {
        folders.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
      }
      return folders;
    } catch (IOException e) {
      throw new UncheckedIOException(FOLDERS + " cannot be read", e);
    }
  }

  private static URL[] locations(Path folder) {
    List<URL> locations = new ArrayList<>();
    try (var files = Files.newDirectoryStream(folder, "*.jar")) {
      // The folder with the silent logging configuration comes first, ahead of the program's own.
      URL silent = IsolatedJars.class.getResource(SILENT_LOGGING);
      if (silent != null) {
        // The file name is cut off as text, because a `jar:` URI is opaque and cannot be resolved.
        String location = silent.toString();
        locations.add(URI.create(location.substring(0, location.lastIndexOf('/') + 1)).toURL());
      }
      for (Path file : files) {
        locations.add(file.toUri().toURL());
      }
    } catch (IOException e) {
      throw new IllegalStateException(folder + " cannot be read", e);
    }
    return locations.toArray(URL[]::new);
  }
}
