package dev.trainspotter.sql.text;

import java.util.Set;

/// Words that end no operand: after one of them a `?` is a parameter.
final class Keywords {
  private static final Set<String> RESERVED =
      Set.of(
          ("all and any as asc between by case cross desc distinct else escape except exists filter"
                  + " first following for from full group having ilike in inner intersect interval"
                  + " is join last lateral left like limit natural not nulls offset on or order"
                  + " outer over partition preceding qualify recursive right rows range select"
                  + " similar some then to union using values when where window with explain"
                  + " fetch return returning glob groups within within_group symmetric tablesample")
              .split(" "));

  private Keywords() {}

  /// Whether this word, in lower case, is one of them.
  static boolean isReserved(String word) {
    return RESERVED.contains(word);
  }
}
