package dev.trainspotter.benchmarks.coldstart;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes classes and the content of libraries of this program's class path into one jar.
final class FatJar implements AutoCloseable {
  private static final String SERVICES = "META-INF/services/";

  private final ZipOutputStream entries;
  private final Set<String> names = new HashSet<>();

  /// The lists of services, which several libraries have under the same name.
  private final Map<String, ByteArrayOutputStream> services = new TreeMap<>();

  private FatJar(Path jar) throws IOException {
    this.entries = new ZipOutputStream(Files.newOutputStream(jar));
  }

  /// Writes a jar.
  ///
  /// @param libraries names of jars without their versions
  static void write(Path jar, List<Class<?>> classes, List<String> libraries) throws IOException {
    try (FatJar written = new FatJar(jar)) {
      for (Class<?> type : classes) {
        written.add(type);
      }
      for (String library : libraries) {
        written.add(library);
      }
    }
  }

  private void add(Class<?> type) throws IOException {
    String name = type.getName().replace('.', '/') + ".class";
    try (InputStream bytes = FatJar.class.getClassLoader().getResourceAsStream(name)) {
      if (bytes == null) {
        throw new FileNotFoundException(name);
      }
      put(name, bytes);
    }
  }

  private void add(String library) throws IOException {
    try (JarFile jar = new JarFile(find(library).toFile())) {
      for (JarEntry entry : jar.stream().filter(FatJar::isContent).toList()) {
        try (InputStream bytes = jar.getInputStream(entry)) {
          if (entry.getName().startsWith(SERVICES)) {
            ByteArrayOutputStream list =
                services.computeIfAbsent(entry.getName(), _ -> new ByteArrayOutputStream());
            bytes.transferTo(list);
            list.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
          } else if (names.add(entry.getName())) {
            put(entry.getName(), bytes);
          }
        }
      }
    }
  }

  private void put(String name, InputStream bytes) throws IOException {
    entries.putNextEntry(new ZipEntry(name));
    bytes.transferTo(entries);
  }

  /// Without folders, signatures and what describes the jar itself.
  private static boolean isContent(JarEntry entry) {
    return !entry.isDirectory()
        && !entry.getName().matches("META-INF/[^/]+\\.(SF|RSA|DSA|MF)|.*module-info\\.class");
  }

  private static Path find(String library) throws IOException {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(jar -> jar.getFileName().toString().matches(library + "-[0-9][^-]*\\.jar"))
        .findFirst()
        .orElseThrow(() -> new IOException("no " + library + " is on the class path"));
  }

  @Override
  public void close() throws IOException {
    try (entries) {
      for (Map.Entry<String, ByteArrayOutputStream> list : services.entrySet()) {
        entries.putNextEntry(new ZipEntry(list.getKey()));
        list.getValue().writeTo(entries);
      }
    }
  }
}
