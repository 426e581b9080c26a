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
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`--password            hunter2 --user bob`   | `--password            [masked] --user"
            + " bob`",
        "`--password\nhunter2\n--user bob`           | `--password\n[masked]\n--user bob`",
        "`--password \\\n  hunter2 --user bob`       | `--password \\\n  [masked] --user bob`",
        "`\"--password\\nhunter2\"`                 | `\"--password\\n[masked]\"`",
        "`\"token\":\t \"abc\"`                     | `\"token\":\t \"[masked]\"`",
        "`api_key      =      abc`                  | `api_key      =      [masked]`",
        "`'secret' => 'abc'`                        | `'secret' => '[masked]'`",
        "`?next=token%3Dabc`                        | `?next=token%3D[masked]`",
      })
  void findsTheValueBehindManyBlanksAndEscapes(String text, String masked) {
    assertThat(SecretText.mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "curl -u user:pw https://host               | curl -u user:[masked] https://host",
        "curl -sS -X POST --user 'user:pw' host     | curl -sS -X POST --user 'user:[masked]' host",
        "/usr/bin/curl --proxy-user=a:pw host       | /usr/bin/curl --proxy-user=a:[masked] host",
        "sh -c \"curl -u user:pw host\" && x -u a:b | sh -c \"curl -u user:[masked] host\" && x -u"
            + " a:b",
        "`curl -b 'sid=abc; x=1' host`              | `curl -b '[masked]' host`",
        "mysql -u root -ppw features                | mysql -u root -p[masked] features",
        "mysqldump -ppw features > a.sql            | mysqldump -p[masked] features > a.sql",
        "sshpass -p pw ssh host                     | sshpass -p [masked] ssh host",
        "redis-cli -h host -a pw ping               | redis-cli -h host -a [masked] ping",
        "mongosh -u root -p pw host/db              | mongosh -u root -p [masked] host/db",
        "docker login -u robot -p pw registry       | docker login -u robot -p [masked] registry",
        "unzip -P pw a.zip                          | unzip -P [masked] a.zip",
        "ldapsearch -D cn=a -w pw -b dc=b           | ldapsearch -D cn=a -w [masked] -b dc=b",
        "openssl rsa -passin pass:pw -in a          | openssl rsa -passin pass:[masked] -in a",
        "wandb login 0123456789abcdef0123456789abcdef01234567 | wandb login [masked]",
        "aws configure set aws_secret_access_key pw | aws configure set aws_secret_access_key"
            + " [masked]",
      })
  void knowsTheArgumentsOfWellKnownPrograms(String text, String masked) {
    assertThat(SecretText.mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker run -u 1000:1000 -p 8080:80 train",
        "curl -u $USER:$SECRET_TOKEN https://host",
        "curl -o a https://host && train -u a:b",
        "mysql -p features",
        "mkdir -p /tmp/a; cp -p a b",
        "train -p8 --model mysql",
        "unexpected token: <unk>",
        "JSON parse error: Invalid token: 'x'",
      })
  void keepsTheArgumentsOfOtherPrograms(String text) {
    assertThat(SecretText.mask(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`Cookie: sid=abc; theme=dark`              | Cookie: [masked]",
        "`-H 'Cookie: sid=abc; a=b' https://host`   | `-H 'Cookie: [masked]' https://host`",
        "`Set-Cookie: sid=abc; Path=/\nHost: a`     | `Set-Cookie: [masked]\nHost: a`",
        "`Authorization: AWS4-HMAC-SHA256 Credential=a, Signature=b\nHost: a` | `Authorization:"
            + " [masked]\nHost: a`",
      })
  void endsSomeHeadersAtTheEndOfTheirLine(String text, String masked) {
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
