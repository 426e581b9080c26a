package dev.trainspotter.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Which known names a mistyped one may have meant.
final class NearestNames {
  private static final int SHOWN = 3;
  private static final int LONGEST = 100;

  private NearestNames() {}

  /// The three known names that are the fewest edits away, the nearest first.
  static List<String> of(String name, Collection<String> known) {
    String head = name.substring(0, Math.min(LONGEST, name.length()));
    return known.stream()
        .sorted(
            Comparator.<String>comparingInt(other -> distance(head, other))
                .thenComparing(Comparator.naturalOrder()))
        .limit(SHOWN)
        .toList();
  }

  /// How many characters must be inserted, removed or replaced.
  private static int distance(String from, String to) {
    int[] before = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] now = new int[to.length() + 1];
      now[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = before[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(replaced, 1 + Math.min(before[j], now[j - 1]));
      }
      before = now;
    }
    return before[to.length()];
  }
}
