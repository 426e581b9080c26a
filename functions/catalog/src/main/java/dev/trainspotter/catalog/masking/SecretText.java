package dev.trainspotter.catalog.masking;

import java.util.regex.Pattern;

/// Masks the secrets in one text and leaves the rest unchanged: first all shapes, then the values
/// of `name=value`, `"name": "value"` and `--name value` whose name is that of a secret.
final class SecretText {
  /// A name and the characters between it and its value. A name cannot begin inside a path or an
  /// ARN.
  private static final Pattern NAME =
      Pattern.compile(
          """
          (?x) (?<![A-Za-z0-9_./:-])
          (?<dashes>-{0,2}+) (?<name>[A-Za-z_][A-Za-z0-9_.-]{0,63}+) (?![A-Za-z0-9_.-])
          (?: (?<quote>\\\\{0,15}+["'])?+ [\\x20\\t]{0,4}+ [=:]{1,2}+ [\\x20\\t]{0,4}+
            | (?<blank>[\\x20\\t]{1,4}+) )
          """);

  private static final Pattern FLAG = Pattern.compile("--?([A-Za-z_][A-Za-z0-9_.-]{0,63}+)");

  private SecretText() {}

  /// The text without its secrets.
  static String mask(String text) {
    var shaped = text;
    for (var shape : SecretShape.values()) {
      shaped = shape.mask(shaped);
    }
    return maskAssigned(shaped);
  }

  /// The name of a flag (`--password`) whose value is the next argument and a secret; empty for any
  /// other argument.
  static String secretFlag(String argument) {
    var flag = FLAG.matcher(argument);
    return flag.matches() && SecretKey.namesSecret(flag.group(1)) ? flag.group(1) : "";
  }

  private static String maskAssigned(String text) {
    var masked = new StringBuilder();
    var copied = 0;
    var name = NAME.matcher(text);
    for (var from = 0; name.find(from); ) {
      from = name.end();
      var isFlag = !name.group("dashes").isEmpty();
      var isApart = name.group("blank") != null;
      var isNext = !isApart || (isFlag && !text.startsWith("-", from));
      if (isNext && SecretKey.namesSecret(name.group("name"))) {
        var value = AssignedValue.at(text, from, isFlag, name.group("quote") != null);
        from = value.end();
        if (SecretKey.hides(name.group("name"), text.substring(value.start(), value.end()))) {
          masked.append(text, copied, value.start()).append(Masking.MASKED);
          copied = value.end();
        }
      }
    }
    return masked.append(text, copied, text.length()).toString();
  }
}
