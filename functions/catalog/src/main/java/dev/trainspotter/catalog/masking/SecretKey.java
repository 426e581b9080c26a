package dev.trainspotter.catalog.masking;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether a key says that its value is a secret, judged by the key's whole words.
///
/// `apiKey`, `API-KEY` and `team:api_key2` are the same words. A plural counts too.
final class SecretKey {
  /// Words that, side by side in a key, name a secret.
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
          new Phrase("secret", "the word itself; client_secret, secret_key"),
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
          new Phrase("signing key", "whoever has it can sign"),
          new Phrase("master key", "opens the others"),
          new Phrase("ssh key", "a private key"),
          new Phrase("license key", "sold by the copy"),
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
          new Phrase("git token", "any of them"),
          new Phrase("deploy token", "GitLab"),
          new Phrase("personal token", "a person's own"),
          new Phrase("private token", "GitLab's header"),
          new Phrase("slack token", "Slack"),
          new Phrase("bot token", "Slack and others"),
          new Phrase("tracking token", "MLflow"),
          new Phrase("databricks token", "Databricks"),
          new Phrase("vault token", "HashiCorp Vault"),
          new Phrase("wandb token", "Weights & Biases"),
          new Phrase("npm token", "npm"),
          new Phrase("jwt token", "said twice, seen often"),
          new Phrase("jupyter token", "Jupyter's login"));

  /// Alone it is a login; after other words it is mostly a piece of text (`eos_token`).
  private static final String TOKEN = "token";

  /// A key that ends in one of these says something about a secret and does not hold it.
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

  /// Nothing, a switch, a reference that others resolve, or already masked.
  private static final Pattern NO_SECRET =
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

  /// Whether the value under a key that names a secret can be one: `use_auth_token=true` is none.
  static boolean hides(String key, String value) {
    var plain = withoutQuotes(value.strip());
    if (NO_SECRET.matcher(plain).matches()) {
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
