package dev.trainspotter.catalog.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a secret's value begins and ends in a text.
class SecretTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "password=hunter2                       | password=[masked]",
        "password = hunter2                     | password = [masked]",
        "password: hunter2                      | password: [masked]",
        "PASSWORD=hunter2 USER=bob              | PASSWORD=[masked] USER=bob",
        "password=hunter2,user=bob              | password=[masked],user=bob",
        "password=hunter2;user=bob              | password=[masked];user=bob",
        "?password=hunter2&user=bob             | ?password=[masked]&user=bob",
        "a password=one b api_key=two c         | a password=[masked] b api_key=[masked] c",
        "client_secret==x                       | client_secret==[masked]",
      })
  void endsAWordAtABlankAndAtASeparator(String text, String masked) {
    assertThat(SecretText.mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--password hunter2                     | --password [masked]",
        "--password hunter2 --user bob          | --password [masked] --user bob",
        "--password=hunter2,and;more&all bob    | --password=[masked] bob",
        "-password hunter2                      | -password [masked]",
        "--db-password 'two words' bob          | --db-password '[masked]' bob",
        "--password --user                      | --password --user",
        "--password                             | --password",
        "password hunter2                       | password hunter2",
      })
  void endsAFlagsValueAtABlankOnly(String text, String masked) {
    assertThat(SecretText.mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "password='two words' user=bob               | password='[masked]' user=bob",
        "password=\"two words\" user=bob             | password=\"[masked]\" user=bob",
        "{\"password\": \"hunter2\", \"user\": \"b\"}  | {\"password\": \"[masked]\", \"user\":"
            + " \"b\"}",
        "{\"password\": \"a \\\" b\", \"user\": \"b\"} | {\"password\": \"[masked]\", \"user\":"
            + " \"b\"}",
        "{\"password\": \"a\\\\\", \"user\": \"b\"}    | {\"password\": \"[masked]\", \"user\":"
            + " \"b\"}",
        "{\\\"password\\\": \\\"x\\\", \\\"u\\\": 1}   | {\\\"password\\\": \\\"[masked]\\\","
            + " \\\"u\\\": 1}",
        "password=\"never closed                     | password=\"[masked]",
        "{'password': 'hunter2'}                     | {'password': '[masked]'}",
      })
  void endsAQuotedValueAtItsClosingQuote(String text, String masked) {
    assertThat(SecretText.mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"password\": hunter2}                     | {\"password\": [masked]}",
        "{\"password\": [\"a\", \"b\"], \"user\": 1} | {\"password\": [masked], \"user\": 1}",
        "{\"secret\": {\"a\": [1]}, \"user\": 1}     | {\"secret\": [masked], \"user\": 1}",
        "{\"secret\": {\"a\": [1                     | {\"secret\": [masked]",
      })
  void endsAValueInBracketsAtTheBracketThatClosesIt(String text, String masked) {
    assertThat(SecretText.mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Authorization: Bearer abc.def next   | Authorization: [masked] next",
        "Authorization: Basic dXNlcjpwdw==    | Authorization: [masked]",
        "authorization=token abc,next         | authorization=[masked],next",
        "Authorization: Digest abc            | Authorization: [masked] abc",
      })
  void countsAnAuthorizationSchemeAsPartOfTheValue(String text, String masked) {
    assertThat(SecretText.mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "password",
        "password=",
        "password=[masked]",
        "password=true",
        "password=${ssm:/db/password}",
        "password=arn:aws:secretsmanager:eu-west-1:111122223333:secret:db",
        "max_tokens=4096",
        "use_auth_token=False",
        "password_file=/run/secrets/db",
        "s3://bucket/password=hunter2",
        "eos_token=</s>",
      })
  void keepsTextWithoutASecret(String text) {
    assertThat(SecretText.mask(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "--password, password",
    "-api_key, api_key",
    "--hf-token, hf-token",
    "--user, ''",
    "--password=x, ''",
    "password, ''",
    "---password, ''",
    "--, ''",
    "'', ''",
  })
  void namesTheFlagWhoseNextArgumentIsASecret(String argument, String name) {
    assertThat(SecretText.secretFlag(argument)).isEqualTo(name);
  }
}
