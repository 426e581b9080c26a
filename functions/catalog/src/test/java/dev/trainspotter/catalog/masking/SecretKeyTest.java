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
    return SecretKey.PHRASES.stream().map(SecretKey.Phrase::words);
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
        "pwd",
        "PWD",
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
  })
  void hidesAValueOnlyWhenItCanBeASecret(String key, String value, boolean isHidden) {
    assertThat(SecretKey.hides(key, value)).isEqualTo(isHidden);
  }
}
