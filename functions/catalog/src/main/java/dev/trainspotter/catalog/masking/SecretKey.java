package dev.trainspotter.catalog.masking;

import java.util.Set;
import java.util.regex.Pattern;

/// Decides by the words of a key whether its value is a secret.
final class SecretKey {
  /// A key of this word alone names a login. After other words it is mostly a token of text
  /// (`eos_token`), so those are listed one by one.
  private static final String TOKEN = "token";

  private static final String TOKENS = "tokens";

  /// In longer keys, which are texts rather than names, a short last word says nothing.
  private static final int LONGEST_NAME = 64;

  /// A key whose last word is one of these describes a secret but does not hold it.
  private static final Set<String> ABOUT =
      Set.of(
          "arn",
          "name",
          "file",
          "path",
          "dir",
          "uri",
          "url",
          "endpoint",
          "region",
          "provider",
          "policy",
          "length",
          "type",
          "version",
          "ttl",
          "expiry",
          "rotation",
          "manager",
          "column",
          "columns",
          "field",
          "fields",
          "format",
          "regex",
          "dim",
          "size",
          "count",
          "mode",
          "error",
          "exception");

  /// A key without any of these pieces names no secret. Most keys are decided here.
  private static final Pattern PIECE =
      Pattern.compile(
          "pass|pw|pat|secret|token|key|credential|auth|cookie|signature",
          Pattern.CASE_INSENSITIVE);

  /// Words that name a secret also when other words are joined to their front: `DBPASSWORD`.
  private static final Set<String> JOINED =
      Set.of(
          "password",
          "passwd",
          "passphrase",
          "secret",
          "secretkey",
          "apikey",
          "accesskey",
          "privatekey",
          "accountkey",
          "authtoken",
          "accesstoken",
          "apitoken",
          "hubtoken");

  /// Words to which a short form of `password` is joined: `SSHPASS`.
  private static final Pattern JOINED_TO_SHORT =
      Pattern.compile(
          "(?:ssh|db|ftp|sftp|user|root|admin|smtp|mail|imap|mysql|pg|postgres|redis|mongo|sql|proxy"
              + "|http|ldap|login|key|keystore|truststore|sudo|my|wifi|vpn|git|docker|jdbc)"
              + "(?:pass|pwd)");

  /// Words before `pass` in names of filters, rounds and parts of networks.
  private static final Set<String> BEFORE_PASS =
      Set.of(
          "low",
          "high",
          "band",
          "all",
          "forward",
          "backward",
          "first",
          "second",
          "single",
          "one",
          "two",
          "multi",
          "num",
          "n",
          "per",
          "by",
          "max",
          "min",
          "train",
          "eval",
          "test",
          "early",
          "late",
          "fast",
          "full",
          "final",
          "last",
          "data",
          "grad",
          "render");

  /// Words before `pwd` where it is a working directory.
  private static final Set<String> BEFORE_PWD =
      Set.of("old", "work", "working", "init", "start", "script", "project", "current", "base");

  /// Words before `auth` in the names of switches.
  private static final Set<String> BEFORE_AUTH =
      Set.of(
          "use", "no", "with", "require", "requires", "enable", "disable", "skip", "needs", "has");

  /// Words before `TOKEN` in the names of pieces of text and of counts.
  private static final Set<String> BEFORE_TEXT_TOKEN =
      Set.of(
          "eos",
          "bos",
          "pad",
          "unk",
          "sep",
          "cls",
          "mask",
          "special",
          "user",
          "assistant",
          "system",
          "stop",
          "first",
          "last",
          "start",
          "end",
          "begin",
          "image",
          "audio",
          "video",
          "tool",
          "think",
          "next",
          "prev",
          "per",
          "num",
          "max",
          "min",
          "new",
          "total",
          "extra",
          "id",
          "separator",
          "prefix",
          "suffix",
          "text",
          "word",
          "boi",
          "eoi",
          "eot",
          "bot_text",
          "im");

  /// Not a secret: an empty text, a switch, a reference such as `${name}` or an ARN, or `[masked]`.
  private static final Pattern NOT_A_SECRET =
      Pattern.compile(
          "|true|false|yes|no|on|off|enabled|disabled|null|none|nil|\\[masked]"
              + "|\\$\\{[a-z0-9_.:/-]{1,200}+}"
              + "|(?-i:\\$[A-Z][A-Z0-9_]{1,100}+)"
              + "|arn:aws[a-z-]{0,20}+:[a-z0-9-]{1,64}+:[a-z0-9-]{0,32}+:[0-9]{0,12}+:\\S{1,1000}+",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern FEW_DIGITS = Pattern.compile("-?[0-9]{1,6}");
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1,18}+(?:[.][0-9]{1,9}+)?(?:e[0-9]{1,2})?");

  /// A piece of text with a special role: `<|bot|>`, `</s>`, `[PAD]`.
  private static final Pattern SPECIAL_TOKEN = Pattern.compile("<[^<>]{1,40}+>|\\[[A-Z_]{1,20}+]");

  /// Names of columns: `user_id,item_id`.
  private static final Pattern NAMES =
      Pattern.compile(
          "[a-z]{1,20}+(?:_[a-z]{1,20}+){0,4}+(?:,\\x20?[a-z]{1,20}+(?:_[a-z]{1,20}+){0,4}+)*+");

  /// Ways to log in.
  private static final Pattern KIND_OF_AUTH =
      Pattern.compile(
          "(?i)arn|basic|bearer|digest|iam|sso|oauth2?|oidc|ldap|kerberos|jwt|saml|m?tls|ssl|sasl(?:_ssl)?"
              + "|ntlm|sigv4|required|optional|anonymous|password|token|apikey|api_key|default|auto");

  /// A working directory.
  private static final Pattern FOLDER =
      Pattern.compile("(?s)(?:[/.~]|\\$\\{?[A-Z_]{1,32}+}?/|[A-Za-z]:\\\\).*");

  private static final Pattern PERSONAL_ACCESS_TOKEN = Pattern.compile("[A-Za-z0-9._~-]{8,}+");

  private SecretKey() {}

  /// Whether the key names a secret, whatever its value is.
  static boolean namesSecret(String key) {
    if (!PIECE.matcher(key).find()) {
      return false;
    }
    var words = KeyWords.of(key);
    if (words.isOnly(TOKEN)) {
      return true;
    }
    return !ABOUT.contains(words.last())
        && (SecretPhrase.isIn(words.words())
            || words.words().stream().anyMatch(SecretKey::isJoined)
            || (key.length() <= LONGEST_NAME && endsInShortWord(words)));
  }

  /// Whether a parameter of this name in a URL's query is a secret.
  static boolean namesSecretInQuery(String name) {
    var words = KeyWords.of(name);
    return Set.of("sig", "signature", "auth").contains(words.last()) || namesSecret(name);
  }

  private static boolean isJoined(String word) {
    var singular = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    return JOINED.stream().anyMatch(end -> word.endsWith(end) || singular.endsWith(end))
        || JOINED_TO_SHORT.matcher(word).matches();
  }

  private static boolean endsInShortWord(KeyWords words) {
    var before = words.beforeLast();
    return switch (words.last()) {
      case "pass" -> !BEFORE_PASS.contains(before);
      case "pwd" -> !BEFORE_PWD.contains(before);
      case "pw" -> true;
      case "auth" -> !before.isEmpty() && !BEFORE_AUTH.contains(before);
      case "pat" -> !before.isEmpty();
      case TOKEN -> words.isVariable() && !BEFORE_TEXT_TOKEN.contains(before);
      default -> false;
    };
  }

  /// Whether a value under a key that names a secret can be a secret: `true` in
  /// `use_auth_token=true` cannot. Numbers of up to 6 digits under `…_token` are counts, and so are
  /// all numbers under `…_tokens`.
  static boolean hides(String key, String value) {
    var plain = withoutQuotes(value.strip());
    if (NOT_A_SECRET.matcher(plain).matches()) {
      return false;
    }
    var words = KeyWords.of(key);
    return switch (words.last()) {
      case TOKEN -> !isOf(plain, FEW_DIGITS, SPECIAL_TOKEN);
      case TOKENS -> !isOf(plain, NUMBER, SPECIAL_TOKEN);
      case "keys" -> !isOf(plain, NAMES);
      case "auth" -> !isOf(plain, KIND_OF_AUTH);
      case "pat" -> isOf(plain, PERSONAL_ACCESS_TOKEN);
      case "pwd" -> !isOf(plain, FOLDER);
      case "pw" -> !isOf(plain, NUMBER);
      case "pass" -> !words.isOnly("pass") || plain.length() > 2 || !isOf(plain, FEW_DIGITS);
      default -> true;
    };
  }

  /// Whether the text stands for a value that is filled in elsewhere: `${NAME}` or `$NAME`.
  static boolean isReference(String value) {
    return value.startsWith("$") && NOT_A_SECRET.matcher(value).matches();
  }

  /// Whether the value of a header of this name extends to the end of its line.
  static boolean fillsLine(String name) {
    return KeyWords.of(name).last().startsWith("cookie");
  }

  private static boolean isOf(String value, Pattern... patterns) {
    for (var pattern : patterns) {
      if (pattern.matcher(value).matches()) {
        return true;
      }
    }
    return false;
  }

  static String withoutQuotes(String value) {
    var isQuoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return isQuoted ? value.substring(1, value.length() - 1).strip() : value;
  }
}
