package dev.trainspotter.shrink;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A function's zip for a test: our class at the root, the library in one jar.
final class Zipped {
  static final String JAR = "lib/library-1.0.jar";

  private final SequencedMap<String, byte[]> root = new LinkedHashMap<>();
  private final SequencedMap<String, byte[]> jar = new LinkedHashMap<>();

  /// Compiles the sources; classes of `ours` are at the root, all others in the jar.
  static Zipped of(String... sources) {
    Zipped zipped = new Zipped();
    Compiled.of(sources)
        .forEach(
            (path, bytes) ->
                (path.startsWith("ours/") ? zipped.root : zipped.jar).put(path, bytes));
    return zipped;
  }

  /// Adds a file to the jar.
  Zipped with(String path, byte[] bytes) {
    jar.put(path, bytes);
    return this;
  }

  Zipped with(String path, String text) {
    return with(path, text.getBytes(StandardCharsets.UTF_8));
  }

  byte[] inJar(String path) {
    return jar.get(path);
  }

  List<Part> parts() {
    return List.of(new Part("", root), new Part(JAR, jar));
  }

  /// What stays of the jar; empty when all of it goes.
  Map<String, byte[]> shrunk() {
    List<Part> parts = parts();
    return Shrink.shrink(parts, Classes.of(parts)).stream()
        .filter(part -> part.path().equals(JAR))
        .findFirst()
        .map(Part::files)
        .orElse(new LinkedHashMap<>());
  }

  /// What `ours.Handler.run()` returns when nothing but our class and this shrunk library is there.
  Object run(Map<String, byte[]> shrunk) throws ReflectiveOperationException {
    Map<String, byte[]> files = new HashMap<>(shrunk);
    files.putAll(root);
    try {
      return new MemoryLoader(files).loadClass("ours.Handler").getMethod("run").invoke(null);
    } catch (InvocationTargetException e) {
      throw new AssertionError("with " + files.keySet(), e.getCause());
    }
  }

  /// Writes the zip, with entries for its folders as Maven writes them.
  Path write(Path zip) throws IOException {
    SequencedMap<String, byte[]> all = new LinkedHashMap<>(root);
    all.put("lib/", new byte[0]);
    all.put(JAR, zip(jar));
    Files.write(zip, zip(all));
    return zip;
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String path : new ArrayList<>(files.keySet())) {
        zip.putNextEntry(new ZipEntry(path));
        zip.write(files.get(path));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
