package dev.trainspotter.catalog.masking;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Masks the secrets in one text and leaves the rest unchanged: first all formats and shapes, then
/// the values of `name=value`, `"name": "value"` and `--name value` whose name is that of a secret,
/// then arguments of well-known programs.
final class SecretText {
  /// A name and the characters between it and its value.
  private static final Pattern NAME =
      Pattern.compile(
          """
          (?x) (?<dashes>-{0,2}+) (?<name>[A-Za-z_][A-Za-z0-9_.-]{0,63}+) (?![A-Za-z0-9_.-])
          (?: (?<quote>\\\\{0,15}+["'])?+ [\\x20\\t]{0,16}+ (?: [=:]{1,2}+ >? | %3[Dd] )
              [\\x20\\t]{0,16}+
            | (?<list>\\\\{0,15}+["'] \\s{0,16}+ , \\s{0,16}+ (?= \\\\{0,15}+ ["'] (?!-)))
            | (?<blank>(?: \\s | \\\\[nrt\\n] ){1,64}+) )
          """);

  /// Words that follow in messages about a value that is missing or wrong.
  private static final Pattern MESSAGE =
      Pattern.compile(
          "(?:must|not|is|was|are|has|have|should|cannot|could|can|does|did|will|would|and|or|the"
              + "|no|for|from|with|when|argument|parameter|field|value|missing|required|invalid"
              + "|expired)[.,)]?");

  /// What is said of tokens in messages about texts that cannot be parsed.
  private static final Pattern PARSED =
      Pattern.compile(
          "(?i)(?:unexpected|invalid|unknown|illegal|missing|special|stop|bad|next|last)\\s$");

  private static final Pattern FLAG = Pattern.compile("--?([A-Za-z_][A-Za-z0-9_.-]{0,63}+)");

  private SecretText() {}

  /// The text without its secrets.
  static String mask(String text) {
    var shaped = SecretFormats.PUBLIC.mask(text);
    for (var shape : SecretShape.values()) {
      shaped = shape.mask(shaped);
    }
    return CommandSecrets.mask(maskAssigned(shaped));
  }

  /// The name of a flag (`--password`) whose value is the next argument and may be a secret; empty
  /// for any other argument.
  static String secretFlag(String argument) {
    var flag = FLAG.matcher(argument);
    var isSecret =
        flag.matches() && (SecretKey.namesSecret(flag.group(1)) || AuthName.isName(flag.group(1)));
    return isSecret ? flag.group(1) : "";
  }

  private static String maskAssigned(String text) {
    var masked = new StringBuilder();
    var copied = 0;
    var name = NAME.matcher(text).useTransparentBounds(true);
    for (var at = 0; at < text.length(); at++) {
      if (!TextPosition.isNameStart(text, at) || !name.region(at, text.length()).lookingAt()) {
        continue;
      }
      at = name.end() - 1;
      var isAuth = isAuth(text, name);
      if (isAuth || namesSecret(text, name)) {
        var value = value(text, name);
        var hidden = text.substring(value.start(), value.end());
        var isSecret =
            isAuth
                ? AuthName.isSecret(hidden)
                : SecretKey.hides(name.group("name"), hidden) && !isMessage(text, name, hidden);
        if (isSecret) {
          masked.append(text, copied, value.start()).append(Masking.MASKED);
          copied = value.end();
        }
        if (isSecret || !isAuth) {
          at = value.end() - 1;
        }
      }
    }
    return masked.append(text, copied, text.length()).toString();
  }

  private static boolean isAuth(String text, MatchResult found) {
    return AuthName.isName(found.group("name"))
        && (!found.group("dashes").isEmpty() || !isApart(found))
        && !TextPosition.isInQuery(text, found.start("name"));
  }

  private static boolean namesSecret(String text, MatchResult found) {
    var isFlag = !found.group("dashes").isEmpty();
    if (isApart(found) && (!isFlag || text.startsWith("-", found.end()))) {
      return false;
    }
    var name = found.group("name");
    if (TextPosition.isInQuery(text, found.start("name"))) {
      return SecretKey.namesSecretInQuery(name);
    }
    return SecretKey.namesSecret(name) && !isParsed(text, found);
  }

  /// Whether the value is a word or an argument of its own, not assigned.
  private static boolean isApart(MatchResult found) {
    return found.group("blank") != null || found.group("list") != null;
  }

  /// Whether this is a sentence about a value, such as `token: must be set`.
  private static boolean isMessage(String text, MatchResult name, String value) {
    return name.group("quote") == null
        && name.group("blank") == null
        && " \t".indexOf(text.charAt(name.end() - 1)) >= 0
        && MESSAGE.matcher(value).matches();
  }

  /// Whether this is the word in `Unexpected token: …`.
  private static boolean isParsed(String text, MatchResult found) {
    var start = found.start("name");
    return found.group("name").equals("token")
        && PARSED.matcher(text.substring(Math.max(0, start - 12), start)).find();
  }

  private static AssignedValue value(String text, MatchResult name) {
    var isFlag = !name.group("dashes").isEmpty();
    return SecretKey.fillsLine(name.group("name")) && !isFlag
        ? AssignedValue.line(text, name.end())
        : AssignedValue.at(text, name.end(), isFlag, name.group("quote") != null);
  }
}
