package dev.trainspotter.benchmarks.sizes;

import dev.trainspotter.emulators.lambda.FunctionZip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// A function's zip in parts: its libraries, our own files, and what names them.
///
/// @param bytes the size of the zip
/// @param libraries the compressed bytes of each jar and native library, by file name
/// @param ours the compressed bytes of our own classes and files
record ZipParts(long bytes, Map<String, Long> libraries, long ours) {
  private static final String FOLDER = "lib/";

  /// Keeps its own copy.
  ZipParts {
    libraries = Map.copyOf(libraries);
  }

  /// Reads a zip of which each part is counted as the zip has it.
  static ZipParts read(Path zip) throws IOException {
    return read(zip, (_, entry) -> entry.getCompressedSize());
  }

  /// Reads a zip whose jars are compressed in themselves. Each is counted as if the zip compressed
  /// it instead, as shipped zips do.
  static ZipParts readWhole(Path zip) throws IOException {
    return read(
        zip,
        (file, entry) ->
            entry.getName().endsWith(".jar")
                ? compressedSize(stored(file.getInputStream(entry)))
                : entry.getCompressedSize());
  }

  /// Without the names and positions of its parts, which a zip has at its end.
  private static ZipParts read(Path zip, Measure measure) throws IOException {
    Map<String, Long> libraries = new TreeMap<>();
    long ours = 0;
    try (ZipFile file = new ZipFile(FunctionZip.requireBuilt(zip).toFile())) {
      for (ZipEntry entry : file.stream().filter(entry -> !entry.isDirectory()).toList()) {
        long size = measure.of(file, entry);
        if (entry.getName().startsWith(FOLDER)) {
          libraries.put(entry.getName().substring(FOLDER.length()), size);
        } else {
          ours += size;
        }
      }
    }
    return new ZipParts(Files.size(zip), libraries, ours);
  }

  private interface Measure {
    long of(ZipFile zip, ZipEntry entry) throws IOException;
  }

  /// What is in no part: the names and positions of the files.
  long names() {
    return bytes - ours - libraries.values().stream().mapToLong(Long::longValue).sum();
  }

  /// The same files in a jar that does not compress them.
  private static byte[] stored(InputStream jar) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream files = new ZipInputStream(jar);
        ZipOutputStream stored = new ZipOutputStream(bytes)) {
      stored.setMethod(ZipOutputStream.STORED);
      for (ZipEntry each = files.getNextEntry(); each != null; each = files.getNextEntry()) {
        if (!each.isDirectory()) {
          byte[] content = files.readAllBytes();
          stored.putNextEntry(entry(each.getName(), content));
          stored.write(content);
        }
      }
    }
    return bytes.toByteArray();
  }

  private static ZipEntry entry(String name, byte[] content) {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    return entry;
  }

  private static long compressedSize(byte[] bytes) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream deflated = new DeflaterOutputStream(compressed)) {
      deflated.write(bytes);
    }
    return compressed.size();
  }
}
