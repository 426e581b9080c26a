package dev.trainspotter.catalog.masking;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Formats of secrets that are recognized anywhere in a text. Each has a word without which its
/// pattern cannot match, a pattern whose group 1 is the secret, and the reason why it is in the
/// list.
///
/// They are applied in this order: private keys first, because their text can contain any other
/// format; bare AWS secret keys last, because only their length and mixture identify them.
/// Repetitions are possessive, or of one character class between fixed ends, so the time grows
/// linearly with the text.
enum SecretShape {
  PRIVATE_KEY(
      "PRIVATE KEY",
      "(-----BEGIN (?:[A-Z0-9]{1,16}+ ){0,3}PRIVATE KEY(?: BLOCK)?-----"
          + "[\\s\\S]*?(?:-----END [A-Z0-9 ]{1,60}+-----|\\z))",
      "PEM; a key without an end line extends to the end of the text"),

  PASSWORD_IN_URL(
      "://",
      "://[^\\s/:@?#\"'<>]*+:([^\\s/\"'<>]+)@",
      "user:password@host; the last @ before the path ends it"),

  JSON_WEB_TOKEN(
      "eyJ",
      "(?<![A-Za-z0-9_-])" + "(eyJ[A-Za-z0-9_-]{8,}+\\.eyJ[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]{8,}+)",
      "header, claims and signature, each in base64"),

  AWS_ACCESS_KEY_ID(
      "IA",
      "(?<![A-Za-z0-9])((?:AKIA|ASIA)[A-Z0-9]{16})(?![A-Za-z0-9])",
      "long-lived and temporary"),

  HUGGING_FACE(
      "_", "(?<![A-Za-z0-9_])((?:hf|api_org)_[A-Za-z0-9]{20,}+)", "users and organizations"),

  GITHUB(
      "gh",
      "(?<![A-Za-z0-9_])(gh[pousr]_[A-Za-z0-9]{20,}+)",
      "personal, OAuth, user, server, refresh"),

  GITHUB_FINE_GRAINED(
      "github_pat_", "(?<![A-Za-z0-9_])(github_pat_[A-Za-z0-9_]{22,}+)", "personal, fine-grained"),

  GITLAB("glpat-", "(?<![A-Za-z0-9_-])(glpat-[A-Za-z0-9_-]{20,}+)", "personal"),

  MODEL_API(
      "sk-",
      "(?<![A-Za-z0-9_-])(sk-[A-Za-z0-9]{32,}+)",
      "OpenAI's older keys, a format that others copied"),

  MODEL_API_NAMED(
      "sk-",
      "(?<![A-Za-z0-9_-])(sk-(?:ant|proj|svcacct|admin|or)-[A-Za-z0-9_-]{20,}+)",
      "Anthropic, OpenAI, OpenRouter; hyphenated words such as sk-proj-churn-… are not keys") {
    @Override
    boolean confirms(String found) {
      return SIXTEEN_IN_A_ROW.matcher(found).find();
    }
  },

  SLACK("xox", "(?<![A-Za-z0-9])(xox[abeoprs]-[A-Za-z0-9-]{10,}+)", "bots, users, apps"),

  SLACK_HOOK(
      "hooks.slack",
      "hooks\\.slack\\.com/services/([A-Za-z0-9/_-]{16,}+)",
      "anyone who knows the URL can post"),

  GOOGLE("AIza", "(?<![A-Za-z0-9_-])(AIza[A-Za-z0-9_-]{35,}+)", "API keys"),

  DATABRICKS("dapi", "(?<![A-Za-z0-9])(dapi[0-9a-f]{32})(?![A-Za-z0-9])", "personal"),

  NVIDIA("nvapi-", "(?<![A-Za-z0-9_-])(nvapi-[A-Za-z0-9_-]{40,}+)", "NGC"),

  GROQ("gsk_", "(?<![A-Za-z0-9_])(gsk_[A-Za-z0-9]{32,}+)", "API keys"),

  NPM("npm_", "(?<![A-Za-z0-9_])(npm_[A-Za-z0-9]{36,}+)", "registry"),

  PYPI("pypi-", "(?<![A-Za-z0-9_-])(pypi-[A-Za-z0-9_-]{50,}+)", "registry"),

  AWS_SECRET_KEY(
      "",
      "(?<![A-Za-z0-9/+=_.-])([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=_-])",
      "40 random characters; paths, digests and encoded JSON change less between letter kinds") {
    @Override
    boolean confirms(String found) {
      return !found.startsWith("eyJ")
          && found.chars().anyMatch(Character::isUpperCase)
          && found.chars().anyMatch(Character::isLowerCase)
          && changesOfKind(found) >= LEAST_CHANGES;
    }
  };

  private static final Pattern SIXTEEN_IN_A_ROW = Pattern.compile("[A-Za-z0-9]{16}");

  /// 40 random characters change between capitals, small letters and digits about 25 times; words
  /// joined by capitals about 13 times.
  private static final int LEAST_CHANGES = 16;

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
