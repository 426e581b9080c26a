package dev.trainspotter.shrink;

import java.util.HashSet;
import java.util.Set;

/// Finds the names of classes in a text: a descriptor, a signature, a name with dots or slashes.
final class Names {
  private final Set<String> known;

  /// @param known the classes that may be found, by their names with slashes
  Names(Set<String> known) {
    this.known = known;
  }

  /// The known classes that this text names.
  Set<String> in(String text) {
    Set<String> found = new HashSet<>();
    int start = 0;
    for (int end = 0; end <= text.length(); end++) {
      if (end == text.length() || !belongsToName(text.charAt(end))) {
        addWord(text.substring(start, end).replace('.', '/'), found);
        start = end + 1;
      }
    }
    return found;
  }

  private static boolean belongsToName(char character) {
    return Character.isJavaIdentifierPart(character) || character == '/' || character == '.';
  }

  /// A descriptor writes types without a gap: `ILa/B` is an `int` and an `a.B`.
  private void addWord(String word, Set<String> found) {
    if (word.indexOf('/') < 0) {
      return;
    }
    addKnown(word, found);
    addKnown(word.substring(word.indexOf('L') + 1), found);
  }

  private void addKnown(String name, Set<String> found) {
    if (known.contains(name)) {
      found.add(name);
    }
  }
}
