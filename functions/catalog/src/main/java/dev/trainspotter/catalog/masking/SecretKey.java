package dev.trainspotter.catalog.masking;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Decides by the words of a key whether its value is a secret.
///
/// `apiKey`, `API-KEY` and `team:api_key2` have the same words. A phrase also matches in the
/// plural.
final class SecretKey {
  /// Words that name a secret when they follow one another in a key.
  ///
  /// @param reason why the words are in the list
  record Phrase(String words, String reason) {}

  static final List<Phrase> PHRASES =
      List.of(
          new Phrase("password", "the word itself"),
          new Phrase("passwd", "its Unix spelling"),
          new Phrase("pgpassword", "PostgreSQL's variable"),
          new Phrase("db pwd", "never alone: PWD is the working directory"),
          new Phrase("mysql pwd", "MySQL's variable"),
          new Phrase("snowflake pwd", "Snowflake's variable"),
          new Phrase("user pwd", "common in connection settings"),
          new Phrase("passphrase", "opens a private key"),
          new Phrase("passcode", "a password by another name"),
          new Phrase("secret", "the word itself: client_secret, secret_key"),
          new Phrase("credential", "a pair of name and secret"),
          new Phrase("authorization", "the HTTP header"),
          new Phrase("docker auth", "registry logins as JSON"),
          new Phrase("apikey", "written as one word"),
          new Phrase("api key", "hosted APIs, Weights & Biases, Comet"),
          new Phrase("access key", "AWS, both halves"),
          new Phrase("account key", "Azure Storage"),
          new Phrase("shared key", "Azure Storage's other name"),
          new Phrase("subscription key", "Azure's APIs"),
          new Phrase("private key", "PEM without its frame"),
          new Phrase("signing key", "signs for its owner"),
          new Phrase("master key", "decrypts other keys"),
          new Phrase("ssh key", "a private key"),
          new Phrase("license key", "paid for by each user"),
          new Phrase("kaggle key", "Kaggle's variable"),
          new Phrase("openai key", "a common short form"),
          new Phrase("wandb key", "a common short form"),
          new Phrase("amz signature", "a presigned URL"),
          new Phrase("access token", "OAuth and most hubs"),
          new Phrase("accesstoken", "written as one word"),
          new Phrase("auth token", "use_auth_token, npm's _authToken"),
          new Phrase("authtoken", "written as one word"),
          new Phrase("oauth token", "OAuth"),
          new Phrase("refresh token", "OAuth"),
          new Phrase("bearer token", "OAuth"),
          new Phrase("api token", "Neptune and others"),
          new Phrase("session token", "AWS, temporary"),
          new Phrase("security token", "AWS in URLs, temporary"),
          new Phrase("hf token", "Hugging Face"),
          new Phrase("hub token", "Hugging Face's trainer, GitHub in camel case"),
          new Phrase("face token", "Hugging Face in words"),
          new Phrase("huggingface token", "Hugging Face as one word"),
          new Phrase("github token", "GitHub"),
          new Phrase("gh token", "GitHub's command line"),
          new Phrase("gitlab token", "GitLab"),
          new Phrase("git token", "any Git host"),
          new Phrase("deploy token", "GitLab"),
          new Phrase("personal token", "personal access tokens"),
          new Phrase("private token", "GitLab's header"),
          new Phrase("slack token", "Slack"),
          new Phrase("bot token", "Slack and others"),
          new Phrase("tracking token", "MLflow"),
          new Phrase("databricks token", "Databricks"),
          new Phrase("vault token", "HashiCorp Vault"),
          new Phrase("wandb token", "Weights & Biases"),
          new Phrase("npm token", "npm"),
          new Phrase("jwt token", "JSON Web Token, often written so"),
          new Phrase("jupyter token", "Jupyter's login"));

  /// A key of this word alone names a login. After other words it is mostly a token of text
  /// (`eos_token`), so those are listed one by one.
  private static final String TOKEN = "token";

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
          "manager");

  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^A-Za-z]++");

  /// Not a secret: an empty text, a switch, a reference such as `${name}` or an ARN, or `[masked]`.
  private static final Pattern NOT_A_SECRET =
      Pattern.compile(
          "|true|false|yes|no|on|off|enabled|disabled|null|none|nil|\\[masked]"
              + "|\\$\\{[a-z0-9_.:/-]{1,200}+}"
              + "|arn:aws[a-z-]{0,20}+:[a-z0-9-]{1,64}+:[a-z0-9-]{0,32}+:[0-9]{0,12}+:\\S{1,1000}+",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern FEW_DIGITS = Pattern.compile("-?[0-9]{1,6}");

  private SecretKey() {}

  /// Whether the key names a secret, whatever its value is.
  static boolean namesSecret(String key) {
    var words = words(key);
    if (words.equals(TOKEN)) {
      return true;
    }
    if (ABOUT.contains(words.substring(words.lastIndexOf(' ') + 1))) {
      return false;
    }
    var padded = " " + words + " ";
    return PHRASES.stream()
        .map(Phrase::words)
        .anyMatch(
            phrase -> padded.contains(" " + phrase + " ") || padded.contains(" " + phrase + "s "));
  }

  /// Whether a value under a key that names a secret can be a secret: `true` in
  /// `use_auth_token=true` cannot. Numbers of up to 6 digits under `…_token` are counts.
  static boolean hides(String key, String value) {
    var plain = withoutQuotes(value.strip());
    if (NOT_A_SECRET.matcher(plain).matches()) {
      return false;
    }
    var words = words(key);
    var maybeCount = words.endsWith(TOKEN) || words.endsWith(TOKEN + "s");
    return !(maybeCount && FEW_DIGITS.matcher(plain).matches());
  }

  private static String words(String key) {
    return BETWEEN_WORDS.matcher(key).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }

  private static String withoutQuotes(String value) {
    var isQuoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return isQuoted ? value.substring(1, value.length() - 1).strip() : value;
  }
}
