package dev.trainspotter.emulators;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;

/// A program whose jars only its own class loader sees, so that its libraries never meet ours.
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
    } catch (ClassNotFoundException missing) {
      throw new IllegalStateException("%s has no %s".formatted(folder, name), missing);
    }
  }

  /// Runs with the thread's context loader set, where such programs look for their configuration.
  <T> T within(Callable<T> deed) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return deed.call();
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IllegalStateException(
          "%s failed: %s".formatted(loader.getName(), failure.getMessage()), failure);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static Path folderOf(String program) {
    Properties folders = new Properties();
    try (InputStream stream = IsolatedJars.class.getResourceAsStream(FOLDERS)) {
      if (stream != null) {
        folders.load(stream);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(FOLDERS + " cannot be read", unreadable);
    }
    Path folder = Path.of(folders.getProperty(program, program));
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(
          "%s has no jars in %s: build the emulators first".formatted(program, folder));
    }
    return folder;
  }

  private static URL[] locations(Path folder) {
    List<URL> locations = new ArrayList<>();
    try (var files = Files.newDirectoryStream(folder, "*.jar")) {
      // The folder of our logging configuration comes first, so that it is found before theirs.
      URL silent = IsolatedJars.class.getResource(SILENT_LOGGING);
      if (silent != null) {
        // Cut as text: a URI within a jar is opaque and resolves nothing.
        String location = silent.toString();
        locations.add(URI.create(location.substring(0, location.lastIndexOf('/') + 1)).toURL());
      }
      for (Path file : files) {
        locations.add(file.toUri().toURL());
      }
    } catch (IOException unreadable) {
      throw new IllegalStateException(folder + " cannot be read", unreadable);
    }
    return locations.toArray(URL[]::new);
  }
}
