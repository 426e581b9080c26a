package dev.trainspotter.api.text;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/// Finds the known names that a caller may have meant by an unknown one.
///
/// Case, hyphens and underscores do not count, so SageMaker's own spelling finds the column; a name
/// that differs in few letters comes before a name that contains the typed one.
public final class NearestNames {
  private static final int SHOWN = 3;
  private static final int LONGEST = 100;
  private static final int SHORTEST_PART = 3;
  private static final int PART = 2;
  private static final int FAR = 3;

  private NearestNames() {}

  /// Up to three known names, the nearest first. When none is near, those with the fewest edits.
  ///
  /// @param known the most likely names first
  public static String of(String name, List<String> known) {
    String typed = bare(name.substring(0, Math.min(LONGEST, name.length())));
    ToIntFunction<String> rank = other -> rank(typed, bare(other));
    List<String> near = known.stream().filter(other -> rank.applyAsInt(other) < FAR).toList();
    ToIntFunction<String> distance = other -> distance(typed, bare(other));
    Comparator<String> order =
        near.isEmpty()
            ? Comparator.comparingInt(distance)
            : Comparator.comparingInt(rank)
                .thenComparingInt(o -> rank.applyAsInt(o) == PART ? 0 : distance.applyAsInt(o));
    return (near.isEmpty() ? known : near)
        .stream().sorted(order).limit(SHOWN).collect(Collectors.joining(", "));
  }

  /// 0 for equal names, 1 for names that differ in few letters, 2 when one contains the other, else
  /// 3.
  private static int rank(String typed, String known) {
    if (typed.equals(known)) {
      return 0;
    }
    if (distance(typed, known) <= typed.length() / 4) {
      return 1;
    }
    boolean isPart = typed.length() >= SHORTEST_PART && known.contains(typed);
    boolean isWhole = known.length() > SHORTEST_PART && typed.contains(known);
    return isPart || isWhole ? PART : FAR;
  }

  /// The name in lower case, without hyphens and underscores.
  public static String bare(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
  }

  /// The number of characters to insert, remove or replace.
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
