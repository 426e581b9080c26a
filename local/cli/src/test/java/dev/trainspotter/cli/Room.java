package dev.trainspotter.cli;

import java.util.NavigableSet;
import java.util.TreeSet;

/// One package of the product, with what its code uses of other packages.
///
/// @param name the package's name without `dev.trainspotter.`
/// @param module the folder of its Maven module, from the root of the repository
/// @param caption the first sentence of its contract
/// @param classes the top-level classes in it
/// @param uses the names of the rooms that its classes use
record Room(
    String name,
    String module,
    String caption,
    NavigableSet<String> classes,
    NavigableSet<String> uses) {
  Room {
    classes = new TreeSet<>(classes);
    uses = new TreeSet<>(uses);
  }

  /// The module's name: the first word of the room's.
  static String moduleOf(String room) {
    return room.split("\\.", 2)[0];
  }

  /// The row of this room in the table of `docs/CONTRIBUTING.md`.
  String row() {
    String arrows = uses.isEmpty() ? "" : "`" + String.join("`, `", uses) + "`";
    return "| `%s` | %s | %s |".formatted(name, caption, arrows);
  }
}
