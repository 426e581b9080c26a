package dev.trainspotter.catalog.masking;

import java.util.Locale;

/// The sets of characters that `secret-formats.tsv` names.
enum CharacterSet {
  DIGIT("0123456789"),
  HEX("0123456789abcdefABCDEF"),
  LOWER("0123456789abcdefghijklmnopqrstuvwxyz"),
  UPPER("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
  ALNUM(LOWER.members + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
  NAME(ALNUM.members + "_"),
  DASHED(ALNUM.members + "-"),
  WORD(ALNUM.members + "_-"),
  TOKEN(WORD.members + ".="),
  BASE64(ALNUM.members + "+/=");

  private final String members;
  private final boolean[] isMember = new boolean[128];

  CharacterSet(String members) {
    this.members = members;
    members.chars().forEach(member -> isMember[member] = true);
  }

  /// The set with this name in the file.
  ///
  /// @throws IllegalArgumentException if there is no such set
  static CharacterSet named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  boolean contains(char letter) {
    return letter < isMember.length && isMember[letter];
  }

  /// All characters of the set.
  String members() {
    return members;
  }
}
