package dev.trainspotter.catalog.masking;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Words that name a secret when they follow one another in a key.
///
/// @param reason why the words are in the list
record SecretPhrase(String words, String reason) {
  static final List<SecretPhrase> ALL =
      List.of(
          new SecretPhrase("password", "the word itself"),
          new SecretPhrase("passwd", "its Unix spelling"),
          new SecretPhrase("pgpassword", "PostgreSQL's variable"),
          new SecretPhrase("db pwd", "never alone: PWD is the working directory"),
          new SecretPhrase("mysql pwd", "MySQL's variable"),
          new SecretPhrase("snowflake pwd", "Snowflake's variable"),
          new SecretPhrase("user pwd", "common in connection settings"),
          new SecretPhrase("passphrase", "opens a private key"),
          new SecretPhrase("passcode", "a password by another name"),
          new SecretPhrase("secret", "the word itself: client_secret, secret_key"),
          new SecretPhrase("credential", "a pair of name and secret"),
          new SecretPhrase("authorization", "the HTTP header"),
          new SecretPhrase("docker auth", "registry logins as JSON"),
          new SecretPhrase("apikey", "written as one word"),
          new SecretPhrase("api key", "hosted APIs, Weights & Biases, Comet"),
          new SecretPhrase("access key", "AWS, both halves"),
          new SecretPhrase("account key", "Azure Storage"),
          new SecretPhrase("shared key", "Azure Storage's other name"),
          new SecretPhrase("subscription key", "Azure's APIs"),
          new SecretPhrase("private key", "PEM without its frame"),
          new SecretPhrase("signing key", "signs for its owner"),
          new SecretPhrase("master key", "decrypts other keys"),
          new SecretPhrase("ssh key", "a private key"),
          new SecretPhrase("license key", "paid for by each user"),
          new SecretPhrase("kaggle key", "Kaggle's variable"),
          new SecretPhrase("openai key", "a common short form"),
          new SecretPhrase("wandb key", "a common short form"),
          new SecretPhrase("amz signature", "a presigned URL"),
          new SecretPhrase("access token", "OAuth and most hubs"),
          new SecretPhrase("accesstoken", "written as one word"),
          new SecretPhrase("auth token", "use_auth_token, npm's _authToken"),
          new SecretPhrase("authtoken", "written as one word"),
          new SecretPhrase("oauth token", "OAuth"),
          new SecretPhrase("refresh token", "OAuth"),
          new SecretPhrase("bearer token", "OAuth"),
          new SecretPhrase("api token", "Neptune and others"),
          new SecretPhrase("session token", "AWS, temporary"),
          new SecretPhrase("security token", "AWS in URLs, temporary"),
          new SecretPhrase("hf token", "Hugging Face"),
          new SecretPhrase("hub token", "Hugging Face's trainer, GitHub in camel case"),
          new SecretPhrase("face token", "Hugging Face in words"),
          new SecretPhrase("huggingface token", "Hugging Face as one word"),
          new SecretPhrase("github token", "GitHub"),
          new SecretPhrase("gh token", "GitHub's command line"),
          new SecretPhrase("gitlab token", "GitLab"),
          new SecretPhrase("git token", "any Git host"),
          new SecretPhrase("deploy token", "GitLab"),
          new SecretPhrase("personal token", "personal access tokens"),
          new SecretPhrase("private token", "GitLab's header"),
          new SecretPhrase("slack token", "Slack"),
          new SecretPhrase("bot token", "Slack and others"),
          new SecretPhrase("tracking token", "MLflow"),
          new SecretPhrase("databricks token", "Databricks"),
          new SecretPhrase("vault token", "HashiCorp Vault"),
          new SecretPhrase("wandb token", "Weights & Biases"),
          new SecretPhrase("npm token", "npm"),
          new SecretPhrase("jwt token", "JSON Web Token, often written so"),
          new SecretPhrase("jupyter token", "Jupyter's login"),
          new SecretPhrase("cookie", "a session; as a header the rest of the line"),
          new SecretPhrase("goog signature", "a presigned URL of Google Cloud"),
          new SecretPhrase("app key", "DD_APP_KEY and others"),
          new SecretPhrase("application key", "Datadog, Backblaze"),
          new SecretPhrase("encryption key", "decrypts what was stored"),
          new SecretPhrase("decryption key", "the same, named by its use"),
          new SecretPhrase("fernet key", "Airflow, Python's cryptography"),
          new SecretPhrase("aes key", "symmetric"),
          new SecretPhrase("hmac key", "signs messages"),
          new SecretPhrase("storage key", "object stores"),
          new SecretPhrase("consumer key", "OAuth 1"),
          new SecretPhrase("service account key", "Google Cloud, as JSON"),
          new SecretPhrase("anthropic key", "a common short form"),
          new SecretPhrase("cohere key", "a common short form"),
          new SecretPhrase("azure key", "a common short form"),
          new SecretPhrase("pem key", "PEM without its frame"),
          new SecretPhrase("rsa key", "a private key"),
          new SecretPhrase("gpg key", "a private key"),
          new SecretPhrase("openai token", "OpenAI"),
          new SecretPhrase("anthropic token", "Anthropic"),
          new SecretPhrase("replicate token", "Replicate"),
          new SecretPhrase("mlflow token", "MLflow"),
          new SecretPhrase("comet token", "Comet"),
          new SecretPhrase("neptune token", "Neptune"),
          new SecretPhrase("dagshub token", "DagsHub"),
          new SecretPhrase("kaggle token", "Kaggle"),
          new SecretPhrase("registry token", "container and package registries"),
          new SecretPhrase("docker token", "Docker"),
          new SecretPhrase("pypi token", "PyPI"),
          new SecretPhrase("artifactory token", "Artifactory"),
          new SecretPhrase("jira token", "Atlassian"),
          new SecretPhrase("azure token", "Azure"),
          new SecretPhrase("aws token", "AWS"),
          new SecretPhrase("gcp token", "Google Cloud"),
          new SecretPhrase("google token", "Google"),
          new SecretPhrase("sentry token", "Sentry"),
          new SecretPhrase("grafana token", "Grafana"),
          new SecretPhrase("telegram token", "Telegram"),
          new SecretPhrase("discord token", "Discord"),
          new SecretPhrase("webhook token", "signs calls"),
          new SecretPhrase("csrf token", "a session"),
          new SecretPhrase("login token", "a session"),
          new SecretPhrase("service token", "Doppler, Cloudflare"),
          new SecretPhrase("runner token", "continuous integration"));

  /// The most words of a phrase.
  private static final int LONGEST =
      ALL.stream().mapToInt(phrase -> phrase.words.split(" ", -1).length).max().orElse(0);

  private static final Set<String> WORDS =
      ALL.stream()
          .flatMap(phrase -> List.of(phrase.words, phrase.words + "s").stream())
          .collect(Collectors.toUnmodifiableSet());

  /// Whether one of the phrases is among these words, in the singular or the plural.
  static boolean isIn(List<String> words) {
    for (var start = 0; start < words.size(); start++) {
      var last = Math.min(words.size(), start + LONGEST);
      for (var end = start + 1; end <= last; end++) {
        if (WORDS.contains(String.join(" ", words.subList(start, end)))) {
          return true;
        }
      }
    }
    return false;
  }
}
