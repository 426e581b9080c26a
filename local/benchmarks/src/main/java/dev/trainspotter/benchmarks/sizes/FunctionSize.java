package dev.trainspotter.benchmarks.sizes;

import dev.trainspotter.emulators.lambda.FunctionZip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The zips of one function: one for each kind of processor, and the one that was shrunk.
///
/// @param bound the most bytes that a shipped zip may have; null if there is no bound
record FunctionSize(
    String name, @Nullable Long bound, ZipParts arm64, ZipParts x86, ZipParts whole) {
  /// Reads the zips that a build of this repository made.
  static FunctionSize read(Path house, String name, @Nullable Long bound) throws IOException {
    return new FunctionSize(
        name,
        bound,
        ZipParts.read(FunctionZip.in(house, name, "arm64")),
        ZipParts.read(FunctionZip.in(house, name, "x86_64")),
        ZipParts.readWhole(FunctionZip.whole(house, name)));
  }

  /// Whether both shipped zips are within the bound, if there is one.
  boolean isWithinBound() {
    return bound == null || Math.max(arm64.bytes(), x86.bytes()) <= bound;
  }

  /// What each library has in the zip for arm64, by file name; 0 where nothing of it is left.
  Map<String, Long> shipped() {
    Map<String, Long> shipped = new TreeMap<>(arm64.libraries());
    whole.libraries().keySet().stream()
        .filter(library -> !x86.libraries().containsKey(library))
        .forEach(library -> shipped.putIfAbsent(library, 0L));
    return shipped;
  }

  /// What each of these libraries would have if it were not shrunk. DuckDB's native library never
  /// is.
  Map<String, Long> unshrunk() {
    Map<String, Long> unshrunk = new TreeMap<>(shipped());
    unshrunk.replaceAll((library, size) -> whole.libraries().getOrDefault(library, size));
    return unshrunk;
  }

  /// The size of the zip for arm64 if nothing were shrunk, without the names of the files that are
  /// left out.
  long unshrunkBytes() {
    return arm64.names()
        + whole.ours()
        + unshrunk().values().stream().mapToLong(Long::longValue).sum();
  }
}
