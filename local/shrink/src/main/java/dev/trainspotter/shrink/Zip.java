package dev.trainspotter.shrink;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Reads a function's zip with the jars in it, and writes its parts into a folder.
final class Zip {
  /// The time of every file in a jar: two builds of one commit must give the same bytes.
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  private Zip() {}

  static List<Part> read(Path zip) throws IOException {
    List<Part> parts = new ArrayList<>();
    SequencedMap<String, byte[]> root = new LinkedHashMap<>();
    parts.add(new Part("", root));
    SequencedMap<String, byte[]> files;
    try (InputStream stream = Files.newInputStream(zip)) {
      files = files(stream);
    }
    for (var file : files.entrySet()) {
      if (file.getKey().endsWith(".jar")) {
        parts.add(new Part(file.getKey(), files(new ByteArrayInputStream(file.getValue()))));
      } else {
        root.put(file.getKey(), file.getValue());
      }
    }
    return parts;
  }

  private static SequencedMap<String, byte[]> files(InputStream stream) throws IOException {
    SequencedMap<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(stream)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          files.putIfAbsent(entry.getName(), zip.readAllBytes());
        }
      }
    }
    return files;
  }

  /// Writes the parts into this folder, from which everything else is removed before.
  static void write(List<Part> parts, Path folder) throws IOException {
    delete(folder);
    for (Part part : parts) {
      if (part.isRoot()) {
        for (var file : part.files().entrySet()) {
          write(folder.resolve(file.getKey()), file.getValue());
        }
      } else if (!part.files().isEmpty()) {
        write(folder.resolve(part.path()), jar(part));
      }
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  /// The files are stored as they are: Lambda's zip compresses them, and Java need not decompress
  /// them at the start.
  private static byte[] jar(Part part) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
      jar.setMethod(ZipOutputStream.STORED);
      for (var file : part.files().entrySet()) {
        store(jar, file.getKey(), file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static void store(ZipOutputStream jar, String name, byte[] bytes) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    entry.setSize(bytes.length);
    entry.setCrc(checksum.getValue());
    jar.putNextEntry(entry);
    jar.write(bytes);
    jar.closeEntry();
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
