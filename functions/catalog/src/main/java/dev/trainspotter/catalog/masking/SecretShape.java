package dev.trainspotter.catalog.masking;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Secrets that are recognized anywhere in a text and that a line of `secret-formats.tsv` cannot
/// describe. Each has a word without which its pattern cannot match, a pattern whose group 1 is the
/// secret, and the reason why it is in the list.
///
/// They are applied in this order: private keys first, because their text can contain any other
/// format; bare AWS secret keys last, because only their length and mixture identify them.
/// Repetitions are possessive, bounded, or of one character class between fixed ends, so the time
/// grows linearly with the text.
enum SecretShape {
  PRIVATE_KEY(
      "PRIVATE KEY",
      "(-----BEGIN (?:[A-Z0-9]{1,16}+ ){0,3}PRIVATE KEY(?: BLOCK)?-----"
          + "[\\s\\S]*?(?:-----END [A-Z0-9 ]{1,60}+-----|\\z))",
      "PEM; a key without an end line extends to the end of the text"),

  PASSWORD_IN_URL(
      "@",
      Url.START + Url.USER + "*+:" + Url.NO_PORT + "([^\\s/\"'<>]+)@" + Url.NO_DIGEST,
      "user:password@host; the last @ before the path ends it"),

  PASSWORD_WITH_SLASH_IN_URL(
      "@",
      Url.START
          + Url.USER
          + "{0,256}+:"
          + Url.NO_PORT
          + "([^\\s\"'<>@,;]{1,256}+)@"
          + Url.NO_DIGEST,
      "the same with a slash in the password"),

  USER_IN_URL(
      "@",
      "(?:http|ws)s?" + Url.START + "(" + Url.USER + "{2,512}+)@",
      "token@host; a plain user name is no secret") {
    @Override
    boolean confirms(String found) {
      return !USER_NAME.matcher(found).matches();
    }
  },

  ORACLE_LOGIN(
      "jdbc:oracle",
      "jdbc:oracle:[a-z0-9]{1,8}+:[^\\s/:@\"']{1,64}+/([^\\s@\"']{1,256}+)@",
      "user/password@host"),

  XML_ELEMENT(
      "</",
      "<(?:[A-Za-z_][A-Za-z0-9_.-]{0,32}?)?(?i:password|passphrase|secret|api[_-]?key"
          + "|access[_-]?key|private[_-]?key|access[_-]?token)>([^<>]{1,1024}+)</",
      "settings of Maven and others") {
    @Override
    boolean confirms(String found) {
      return !found.isBlank() && !SecretKey.isReference(found);
    }
  },

  LOGIN_CALL(
      "login(",
      "login\\((?:(?:key|token)\\s?=\\s?)?\\\\{0,4}+[\"']([A-Za-z0-9._-]{16,256}+)",
      "a traceback quotes the line that failed: wandb.login('…')"),

  JSON_WEB_TOKEN(
      "eyJ",
      Url.BOUNDARY + "(eyJ[A-Za-z0-9_-]{8,}+\\.eyJ[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]{8,}+)",
      "header, claims and signature, each in base64"),

  MODEL_API_NAMED(
      "sk-",
      Url.BOUNDARY + "(sk-(?:ant|proj|svcacct|admin|or)-[A-Za-z0-9_-]{20,}+)",
      "Anthropic, OpenAI, OpenRouter; hyphenated words such as sk-proj-churn-… are not keys") {
    @Override
    boolean confirms(String found) {
      return SIXTEEN_IN_A_ROW.matcher(found).find();
    }
  },

  SLACK_HOOK(
      "hooks.slack",
      "hooks\\.slack\\.com/(?:services|workflows|triggers)/([A-Za-z0-9/_+-]{16,}+)",
      "anyone who knows the URL can post"),

  TEAMS_HOOK(
      "webhook.office",
      "webhook\\.office\\.com/webhookb2/([A-Za-z0-9/@_-]{16,}+)",
      "anyone who knows the URL can post"),

  DISCORD_HOOK(
      "/webhooks/",
      "discord(?:app)?\\.com/api/webhooks/[0-9]{1,32}+/([A-Za-z0-9_-]{16,}+)",
      "anyone who knows the URL can post"),

  TELEGRAM_BOT(
      ":AA",
      "(?:" + Url.BOUNDARY + "|(?<=/bot))([0-9]{8,10}:AA[A-Za-z0-9_-]{32,33})(?![A-Za-z0-9_-])",
      "the bot's id and its token"),

  AZURE_CLIENT(
      "Q~",
      Url.BOUNDARY + "([A-Za-z0-9_~.]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34})(?![A-Za-z0-9_~-])",
      "the secret of an Entra application"),

  AZURE_DEVOPS(
      "AZDO",
      Url.BOUNDARY + "([A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4})(?![A-Za-z0-9])",
      "personal; the fixed text stands inside"),

  MAXMIND(
      "_mmk",
      Url.BOUNDARY + "([A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk)(?![A-Za-z0-9])",
      "license key; the fixed text stands at the end"),

  NETRC(
      "password",
      "(?<![A-Za-z0-9_-])(?:machine|login|account)[\\s\\\\]{1,16}+n?[^\\s\\\\]{1,256}+"
          + "(?:\\s|\\\\[nrt]){1,16}+password(?:\\s|\\\\[nrt]){1,16}+([^\\s\"'\\\\]{1,1024}+)",
      "curl's and git's file of logins has no sign between the name and the value"),

  AWS_SECRET_KEY(
      "",
      "(?:(?<![A-Za-z0-9/+_.-])|"
          + Url.ESCAPE
          + ")(?!(?<=:)//)([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=_-])",
      "40 random characters; paths, digests and encoded JSON change less between letter kinds") {
    @Override
    String mask(String text) {
      return hasFortyInARow(text) ? super.mask(text) : text;
    }

    @Override
    boolean confirms(String found) {
      return !found.startsWith("eyJ")
          && !LETTERS.matcher(found).matches()
          && found.chars().anyMatch(Character::isUpperCase)
          && found.chars().anyMatch(Character::isLowerCase)
          && changesOfKind(found) >= LEAST_CHANGES;
    }
  };

  /// Pieces of patterns.
  private static final class Url {
    /// What separates a scheme from the rest, in JSON perhaps with backslashes.
    static final String START = ":(?:\\\\{0,15}+/){2}";

    /// A character of a user name.
    static final String USER = "[^\\s/:@?#\"'<>\\\\]";

    /// A host may be followed by a port or a variable with one.
    static final String NO_PORT = "(?!(?:[0-9]{1,5}+|\\$\\{?[A-Z_]{1,32}+}?)(?:[/?#\\s]|$))";

    /// An image may be followed by its digest.
    static final String NO_DIGEST = "(?!sha(?:256|384|512):)";

    /// After an escape sequence of JSON or of a URL.
    static final String ESCAPE = "(?<=\\\\[nrt])|(?<=\\\\u[0-9A-Fa-f]{4})|(?<=%[0-9A-Fa-f]{2})";

    /// Before the first character of a secret.
    static final String BOUNDARY = "(?:(?<![A-Za-z0-9_-])|" + ESCAPE + ")";
  }

  /// A user name as people and hosts of Git choose it: words in small letters.
  private static final Pattern USER_NAME =
      Pattern.compile("(?=.{1,24}$)(?:[A-Za-z]?[a-z]{1,24}(?:[._-][a-z]{1,24}){0,5}[0-9]?|AWS)");

  /// A name of a class; 40 random characters are all letters in one of 3,000 keys.
  private static final Pattern LETTERS = Pattern.compile("[A-Za-z]*");

  private static final Pattern SIXTEEN_IN_A_ROW = Pattern.compile("[A-Za-z0-9]{16}");

  /// 40 random characters change between capitals, small letters and digits about 25 times; words
  /// joined by capitals about 13 times.
  private static final int LEAST_CHANGES = 16;

  private static final int LENGTH_OF_AWS_KEY = 40;

  private final String marker;
  private final Pattern pattern;
  private final String reason;

  SecretShape(String marker, String pattern, String reason) {
    this.marker = marker;
    this.pattern = Pattern.compile(pattern);
    this.reason = reason;
  }

  /// Why this shape is in the list.
  String reason() {
    return reason;
  }

  /// The text with each secret of this shape replaced.
  String mask(String text) {
    if (!text.contains(marker)) {
      return text; // Searching for a word is much faster than trying a pattern at each character.
    }
    return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(masked(found)));
  }

  /// Whether a text that the pattern found is a secret.
  boolean confirms(String found) {
    return !found.isEmpty();
  }

  private String masked(MatchResult found) {
    if (!confirms(found.group(1))) {
      return found.group();
    }
    var before = found.group().substring(0, found.start(1) - found.start());
    var after = found.group().substring(found.end(1) - found.start());
    return before + Masking.MASKED + after;
  }

  /// Whether the text has 40 characters of base64 in a row. Most texts have not, and this is faster
  /// than trying a pattern at each character.
  private static boolean hasFortyInARow(String text) {
    var run = 0;
    for (var i = 0; i < text.length() && run < LENGTH_OF_AWS_KEY; i++) {
      run = CharacterSet.BASE64.contains(text.charAt(i)) ? run + 1 : 0;
    }
    return run >= LENGTH_OF_AWS_KEY;
  }

  private static int changesOfKind(String text) {
    var changes = 0;
    for (var i = 1; i < text.length(); i++) {
      if (kind(text.charAt(i)) != kind(text.charAt(i - 1))) {
        changes++;
      }
    }
    return changes;
  }

  private static int kind(char letter) {
    return Character.getType(letter);
  }
}
