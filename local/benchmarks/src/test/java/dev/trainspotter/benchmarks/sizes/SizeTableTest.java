package dev.trainspotter.benchmarks.sizes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A function with two libraries: of one the zips have a part, of the other nothing.
class SizeTableTest {
  private static final byte[] CODE = random(1, 20_000);
  private static final byte[] MORE_CODE = random(2, 100_000);

  @TempDir private Path house;

  private static byte[] random(int seed, int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }

  private static void writeZip(OutputStream to, Map<String, byte[]> files) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(to)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
  }

  private static byte[] jar(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writeZip(bytes, files);
    return bytes.toByteArray();
  }

  private void write(String zip, Map<String, byte[]> files) throws IOException {
    Path target = Files.createDirectories(house.resolve("functions/ingest/target"));
    try (OutputStream out = Files.newOutputStream(target.resolve(zip))) {
      writeZip(out, files);
    }
  }

  private FunctionSize build(long bound) throws IOException {
    byte[] part = jar(Map.of("A.class", CODE));
    byte[] nativeCode = jar(Map.of("native.so", random(3, 50_000)));
    Map<String, byte[]> useful = new LinkedHashMap<>();
    useful.put("A.class", CODE);
    useful.put("TheSame.class", CODE);
    useful.put("B.class", MORE_CODE);
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("Handler.class", random(4, 2_000));
    all.put("lib/useful-1.2.3.jar", jar(useful));
    all.put("lib/unused-2.0.jar", jar(Map.of("C.class", random(5, 30_000))));
    all.put("lib/native-1.0-linux-aarch_64.jar", nativeCode);
    all.put("lib/native-1.0-linux-x86_64.jar", nativeCode);
    write("whole.zip", all);
    all.put("lib/useful-1.2.3.jar", part);
    all.remove("lib/unused-2.0.jar");
    Map<String, byte[]> arm64 = new LinkedHashMap<>(all);
    arm64.remove("lib/native-1.0-linux-x86_64.jar");
    arm64.put("lib/libengine.so_linux_arm64", random(6, 10_000));
    write("ingest-arm64.zip", arm64);
    all.remove("lib/native-1.0-linux-aarch_64.jar");
    write("ingest-x86_64.zip", all);
    return FunctionSize.read(house, "ingest", bound);
  }

  /// A zip has what two files of a jar share only once, as shipped zips do.
  @Test
  void showsWhatEachLibraryAddsAndWhatItWouldAddInFull() throws IOException {
    String text = new SizeTable(List.of(build(1_000_000))).text();

    assertThat(text.lines())
        .containsSubsequence(
            "| part, KB in the zip for arm64 | not shrunk | ingest |",
            "| native | 50 | 50 |",
            "| useful | 121 | 20 |",
            "| libengine | 10 | 10 |",
            "| unused | 30 | 0 |",
            "| our classes |  | 2 |",
            "| names of the files |  | 1 |",
            "| **together** |  | 83 |")
        .contains("| ingest | 0.1 | 0.1 | 1 |  | 0.2 |");
  }

  @Test
  void addsUpToTheSizeOfTheZip() throws IOException {
    ZipParts zip = build(1_000_000).arm64();

    long libraries = zip.libraries().values().stream().mapToLong(Long::longValue).sum();

    assertThat(zip.libraries()).hasSize(3);
    assertThat(libraries + zip.ours() + zip.names()).isEqualTo(zip.bytes());
    assertThat(zip.names()).isBetween(0L, 1_000L);
  }

  @Test
  void noticesAZipAboveItsBound() throws IOException {
    FunctionSize size = build(1_000_000);
    long x86 = size.x86().bytes();
    assertThat(x86).isLessThan(size.arm64().bytes());

    assertThat(build(size.arm64().bytes()).isWithinBound()).isTrue();
    assertThat(build(size.arm64().bytes() - 1).isWithinBound()).isFalse();
    assertThat(new SizeTable(List.of(build(x86))).text()).contains("| **exceeded** |");
  }

  @Test
  void requestsABuildWhenAZipIsMissing() {
    assertThatThrownBy(() -> FunctionSize.read(house, "query", null))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("query-arm64.zip is missing: run `mvn package -Dquick`");
  }
}
