package dev.trainspotter.shrink;

import java.util.SequencedMap;

/// The root of a function's zip, or one jar in it.
///
/// @param path of the jar in the zip; empty for the root
/// @param files by their path, in the order of the zip; folders are left out
record Part(String path, SequencedMap<String, byte[]> files) {
  boolean isRoot() {
    return path.isEmpty();
  }

  boolean hasClasses() {
    return files.keySet().stream().anyMatch(file -> Classes.name(file) != null);
  }
}
