package dev.trainspotter.catalog.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretKeyTest {
  static Stream<String> phrases() {
    return SecretPhrase.ALL.stream().map(SecretPhrase::words);
  }

  private static String capitalized(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  @ParameterizedTest
  @MethodSource("phrases")
  void namesASecretInEverySpellingOfItsWords(String words) {
    String camelCase =
        String.join("", Stream.of(words.split(" ")).map(w -> capitalized(w)).toList());

    assertThat(
            Stream.of(
                words.replace(' ', '_'),
                words.replace(' ', '-').toUpperCase(Locale.ROOT),
                words.replace(' ', '.'),
                camelCase,
                "my_" + words.replace(' ', '_'),
                words.replace(' ', '_') + "_2",
                words.replace(' ', '_') + "s"))
        .allMatch(SecretKey::namesSecret);
  }

  @ParameterizedTest
  @MethodSource("phrases")
  void namesNoSecretWhenItsLastWordSaysSo(String words) {
    assertThat(Stream.of("arn", "name", "file", "path", "url", "region", "length", "version"))
        .noneMatch(last -> SecretKey.namesSecret(words.replace(' ', '_') + "_" + last));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "key",
        "keys",
        "OLDPWD",
        "passwordless",
        "secretary",
        "eos_token",
        "pad_token_id",
        "num_tokens",
        "tokenizer",
        "monkey",
        "access",
        "key_access",
        "authorized",
        "sort_key",
      })
  void namesNoSecretInOtherWords(String key) {
    assertThat(SecretKey.namesSecret(key)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PASS",
        "DB_PASS",
        "dbPass",
        "SSHPASS",
        "DB_PWD",
        "Pwd",
        "DB_PW",
        "GITHUB_PAT",
        "gitlab-pat",
        "REDIS_AUTH",
        "DBPASSWORD",
        "clientsecret",
        "SECRETKEY",
        "DD_APP_KEY",
        "ENCRYPTION_KEY",
        "FERNET_KEY",
        "OPENAI_TOKEN",
        "A_B_C_TOKEN",
        "NoCredentials",
      })
  void namesASecretInShortAndInJoinedWords(String key) {
    assertThat(SecretKey.namesSecret(key)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compass",
        "bypass",
        "LOW_PASS",
        "num_pass",
        "OLD_PWD",
        "pat",
        "auth",
        "use_auth",
        "EOS_TOKEN",
        "PAD_TOKEN",
        "eos_token",
        "signing_key_column",
        "NoCredentialsError",
        "TOKENIZER",
        "a key of more than 64 characters is a text that happens to end in x Pwd",
      })
  void namesNoSecretInWordsThatOnlyEndSo(String key) {
    assertThat(SecretKey.namesSecret(key)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"token", "TOKEN", "_token_", "Token2"})
  void namesASecretInTheWordTokenAlone(String key) {
    assertThat(SecretKey.namesSecret(key)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "password, hunter2, true",
    "password, '\"hunter2\"', true",
    "password, 123456, true",
    "auth_token, 123456, false",
    "auth_token, -1, false",
    "auth_token, 1234567, true",
    "access_tokens, 8, false",
    "password, '', false",
    "password, '  ', false",
    "password, '\"\"', false",
    "password, TRUE, false",
    "password, '\"none\"', false",
    "password, disabled, false",
    "password, [masked], false",
    "password, '${DB_PASSWORD}', false",
    "password, '${DB_PASSWORD}x', true",
    "password, arn:aws:secretsmanager:eu-west-1:111122223333:secret:db, false",
    "password, arn:hunter2, true",
    "password, $DB_PASSWORD, false",
    "password, $hunter2, true",
    "git_tokens, 1000000000, false",
    "git_tokens, 2e12, false",
    "bot_token, <|bot|>, false",
    "bot_token, '\"[BOT]\"', false",
    "bot_token, <abc>def, true",
    "access_keys, 'user_id,item_id', false",
    "access_keys, 'AKIA1,x', true",
    "access_key, user_id, true",
    "kafka_auth, SASL_SSL, false",
    "redis_auth, hunter2, true",
    "file_pat, '*.csv', false",
    "github_pat, abcdefgh1234, true",
    "pwd, hunter2, true",
    "PWD, /opt/ml/code, false",
    "pwd, ./x, false",
    "PWD, $HOME/x, false",
    "PWD, 'C:\\x', false",
    "db_pw, hunter2, true",
    "obj_pw, 1.0, false",
    "pass, 2, false",
    "pass, 123, true",
  })
  void hidesAValueOnlyWhenItCanBeASecret(String key, String value, boolean isHidden) {
    assertThat(SecretKey.hides(key, value)).isEqualTo(isHidden);
  }
}
