package dev.trainspotter.shrink;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The classes from which a function starts.
final class Roots {
  /// Libraries whose native code looks up their classes by name. No class file shows which ones.
  private static final List<String> NATIVE = List.of("software/amazon/awssdk/crt/", "org/duckdb/");

  private Roots() {}

  /// Our own classes, those of libraries with native code, and those that lists of services name.
  ///
  /// @throws IllegalArgumentException when there are no classes of our own
  static Set<String> of(List<Part> parts, Classes classes) {
    Names names = new Names(classes.names());
    Set<String> roots = new HashSet<>();
    parts.stream()
        .filter(Part::isRoot)
        .forEach(root -> roots.addAll(Classes.of(List.of(root)).names()));
    if (roots.isEmpty()) {
      throw new IllegalArgumentException("there are no classes at the root of the zip");
    }
    classes.names().stream().filter(Roots::isNative).forEach(roots::add);
    for (Part part : parts) {
      part.files()
          .forEach(
              (file, bytes) -> {
                if (namesServices(file)) {
                  roots.addAll(names.in(new String(bytes, StandardCharsets.UTF_8)));
                }
              });
    }
    return roots;
  }

  private static boolean isNative(String name) {
    return NATIVE.stream().anyMatch(name::startsWith);
  }

  /// The SDK lists the interceptors of its clients in files of its own.
  private static boolean namesServices(String file) {
    return file.startsWith("META-INF/services/") || file.endsWith("/execution.interceptors");
  }
}
