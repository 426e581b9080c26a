package dev.trainspotter.catalog.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The format of one kind of secret: a fixed text, then runs of characters and more fixed texts.
///
/// A run takes as many characters as it can and never gives one back. Only the last run may be
/// unbounded, so a failed attempt costs a bounded number of steps.
///
/// @param name what the secret opens
/// @param parts the first is a [Literal] of at least two characters
record SecretFormat(String name, List<Part> parts) {
  private static final Pattern PART =
      Pattern.compile("<(?<set>[a-z0-9]+):(?<min>[0-9]+)(?<range>-(?<max>[0-9]+)|[+])?>|[^<]+");
  /// One less than the largest number, because a run looks at one character more.
  private static final int UNBOUNDED = Integer.MAX_VALUE - 1;

  private static final Pattern CHOICE = Pattern.compile("\\(([^()]*)\\)");

  /// A piece of a format.
  sealed interface Part {
    /// The index after this piece of the text that begins at `start`; -1 when it is not there.
    int end(String text, int start);
  }

  /// A fixed text.
  record Literal(String text) implements Part {
    @Override
    public int end(String searched, int start) {
      return searched.startsWith(text, start) ? start + text.length() : -1;
    }
  }

  /// Characters of one set.
  ///
  /// @param max the largest number of characters; more of them are another text
  record Run(CharacterSet set, int min, int max) implements Part {
    @Override
    public int end(String text, int start) {
      var end = start;
      while (end < text.length() && end - start <= max && set.contains(text.charAt(end))) {
        end++;
      }
      var length = end - start;
      return length >= min && length <= max ? end : -1;
    }
  }

  SecretFormat {
    var isBounded =
        parts.stream()
            .limit(parts.size() - 1L)
            .allMatch(part -> !(part instanceof Run run) || run.max < UNBOUNDED);
    if (!(parts.getFirst() instanceof Literal(var prefix)) || prefix.length() < 2 || !isBounded) {
      throw new IllegalArgumentException(
          name + ": a format begins with a text and only its last run may be unbounded");
    }
    parts = List.copyOf(parts);
  }

  /// The formats that this text describes: one for each combination of its alternatives.
  static List<SecretFormat> parse(String name, String text) {
    var choice = CHOICE.matcher(text);
    if (!choice.find()) {
      return List.of(new SecretFormat(name, parts(text)));
    }
    var formats = new ArrayList<SecretFormat>();
    for (var alternative : choice.group(1).split("\\|", -1)) {
      var chosen = text.substring(0, choice.start()) + alternative + text.substring(choice.end());
      formats.addAll(parse(name, chosen));
    }
    return formats;
  }

  private static List<Part> parts(String text) {
    var parts = new ArrayList<Part>();
    var part = PART.matcher(text);
    var end = 0;
    while (part.find() && part.start() == end) {
      end = part.end();
      if (part.group("set") == null) {
        parts.add(new Literal(part.group()));
        continue;
      }
      var min = Integer.parseInt(part.group("min"));
      var range = part.group("range");
      var max = "+".equals(range) ? UNBOUNDED : min;
      var most = part.group("max");
      parts.add(
          new Run(
              CharacterSet.named(part.group("set")),
              min,
              most == null ? max : Integer.parseInt(most)));
    }
    if (end < text.length()) {
      throw new IllegalArgumentException("not a format of secrets: " + text);
    }
    return parts;
  }

  /// The text that every secret of this format begins with.
  String prefix() {
    return ((Literal) parts.getFirst()).text();
  }

  /// The index after the secret that begins at `start`; -1 when none begins there. A secret of
  /// fixed length ends where no letter or digit follows.
  int end(String text, int start) {
    var end = start;
    for (var part : parts) {
      end = part.end(text, end);
      if (end < 0) {
        return -1;
      }
    }
    var isCut = end < text.length() && CharacterSet.ALNUM.contains(text.charAt(end));
    return isCut ? -1 : end;
  }
}
